package de.stellwerk.app.broker;

import de.stellwerk.app.HubDoesNotStart;

/** The embedded broker cannot serve; the message says what somebody must do. */
final class BrokerDoesNotStart extends HubDoesNotStart {

    BrokerDoesNotStart(String message, Exception cause) {
        super(message, cause);
    }

    BrokerDoesNotStart(String message) {
        super(message);
    }
}
