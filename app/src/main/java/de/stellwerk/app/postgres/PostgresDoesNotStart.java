package de.stellwerk.app.postgres;

/** The embedded PostgreSQL cannot serve; the message says what somebody must do. */
final class PostgresDoesNotStart extends RuntimeException {

    PostgresDoesNotStart(String message) {
        super(message);
    }

    PostgresDoesNotStart(String message, Exception cause) {
        super(message, cause);
    }
}
