package de.stellwerk.routes.intake;

import org.apache.camel.builder.RouteBuilder;

class AnonymousRoute extends RouteBuilder {

    @Override
    public void configure() {
        from("direct:here").to("direct:there");
    }
}
