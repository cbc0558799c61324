package de.stellwerk.app.architecture.planted.routes.delivery;

import org.apache.camel.Exchange;

final class SetsAProperty {

    void set(Exchange exchange) {
        exchange.setProperty("submission", "1");
    }
}
