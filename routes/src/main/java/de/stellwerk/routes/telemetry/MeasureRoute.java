package de.stellwerk.routes.telemetry;

import de.stellwerk.routes.failure.PipelineErrors;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** Has the ledger counted for the metrics, every ten seconds. */
@Component
final class MeasureRoute extends RouteBuilder {

    @Override
    public void configure() {
        from("scheduler:measure?delay=10000")
                .routeId("status-measure")
                .routeConfigurationId(PipelineErrors.CLOCK)
                .bean(Measuring.class, "measure");
    }
}
