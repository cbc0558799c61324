package de.stellwerk.app.postgres;

import de.stellwerk.app.HubDoesNotStart;

/** The embedded PostgreSQL cannot serve; the message says what somebody must do. */
final class PostgresDoesNotStart extends HubDoesNotStart {

    PostgresDoesNotStart(String message) {
        super(message);
    }

    PostgresDoesNotStart(String message, Exception cause) {
        super(message, cause);
    }
}
