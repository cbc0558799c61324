package de.stellwerk.client;

import java.net.URI;

/** The hub does not answer. */
final class Unreachable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Unreachable(URI hub, Exception cause) {
        super("no hub answers at " + hub, cause);
    }
}
