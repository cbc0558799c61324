package de.stellwerk.routes.intake;

import java.util.UUID;

/** An id in an address. */
public final class PathId {

    private PathId() {}

    /** @throws Refusal as for something that does not exist, if it is no id at all */
    public static UUID of(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            throw Refusal.of(Problem.NOT_FOUND);
        }
    }
}
