package de.stellwerk.app.broker;

/** The embedded broker cannot serve; the message says what somebody must do. */
final class BrokerDoesNotStart extends RuntimeException {

    BrokerDoesNotStart(String message, Exception cause) {
        super(message, cause);
    }

    BrokerDoesNotStart(String message) {
        super(message);
    }
}
