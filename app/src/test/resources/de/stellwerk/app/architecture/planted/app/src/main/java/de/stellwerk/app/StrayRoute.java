package de.stellwerk.app;

import org.apache.camel.builder.RouteBuilder;

class StrayRoute extends RouteBuilder {

    @Override
    public void configure() {
        from("direct:here").routeId("intake-stray").routeConfigurationId(PipelineErrors.CLOCK).to("direct:there");
    }
}
