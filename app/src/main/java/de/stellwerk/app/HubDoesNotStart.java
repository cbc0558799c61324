package de.stellwerk.app;

/** The hub cannot start; the message says why, and what somebody must do. It is shown without a stack trace. */
public class HubDoesNotStart extends RuntimeException {

    public HubDoesNotStart(String message) {
        super(message);
    }

    public HubDoesNotStart(String message, Exception cause) {
        super(message, cause);
    }
}
