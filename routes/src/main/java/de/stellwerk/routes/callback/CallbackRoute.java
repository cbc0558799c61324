package de.stellwerk.routes.callback;

import de.stellwerk.routes.failure.PipelineErrors;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** Looks for what portals are to be told; the telling itself is a delivery like all others. */
@Component
final class CallbackRoute extends RouteBuilder {

    @Override
    public void configure() {
        from("scheduler:callbacks?delay=500")
                .routeId("status-callbacks")
                .routeConfigurationId(PipelineErrors.CLOCK)
                .bean(CallbackRelay.class, "relay");
    }
}
