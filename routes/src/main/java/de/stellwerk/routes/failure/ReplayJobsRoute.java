package de.stellwerk.routes.failure;

import de.stellwerk.routes.ledger.ReplayLots;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** Sends the next lots of replay jobs, once a second. */
@Component
final class ReplayJobsRoute extends RouteBuilder {

    @Override
    public void configure() {
        from("scheduler:replays?delay=1000")
                .routeId("sweep-replays")
                .routeConfigurationId(PipelineErrors.CLOCK)
                .bean(ReplayLots.class, "send");
    }
}
