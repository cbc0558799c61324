package de.stellwerk.routes.status;

import de.stellwerk.routes.failure.PipelineErrors;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** Tells the address {@code stellwerk.events} what happened, once it is in the ledger. */
@Component
final class EventsRoute extends RouteBuilder {

    static final String ADDRESS = "stellwerk.events";

    @Override
    public void configure() {
        from("scheduler:events?delay=500")
                .routeId("status-events")
                .routeConfigurationId(PipelineErrors.CLOCK)
                .bean(EventRelay.class, "relay");
    }
}
