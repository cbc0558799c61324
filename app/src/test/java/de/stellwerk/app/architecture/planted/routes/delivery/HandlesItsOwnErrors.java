package de.stellwerk.app.architecture.planted.routes.delivery;

import org.apache.camel.builder.RouteBuilder;

final class HandlesItsOwnErrors extends RouteBuilder {

    @Override
    public void configure() {
        onException(IllegalStateException.class).handled(true);
    }
}
