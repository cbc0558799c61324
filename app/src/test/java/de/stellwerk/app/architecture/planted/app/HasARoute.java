package de.stellwerk.app.architecture.planted.app;

import org.apache.camel.builder.RouteBuilder;

final class HasARoute extends RouteBuilder {

    @Override
    public void configure() {
        from("direct:here").to("direct:there");
    }
}
