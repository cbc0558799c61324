package de.stellwerk.routes.status;

import de.stellwerk.routes.intake.Problem;
import de.stellwerk.routes.intake.Refusal;
import java.util.UUID;

/** Ids in addresses. */
final class SubmissionIds {

    private SubmissionIds() {}

    /** @throws Refusal for what is no id: it is the id of nothing */
    static UUID of(String written) {
        try {
            return UUID.fromString(written);
        } catch (IllegalArgumentException e) {
            throw Refusal.of(Problem.NOT_FOUND);
        }
    }
}
