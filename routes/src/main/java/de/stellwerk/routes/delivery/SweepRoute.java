package de.stellwerk.routes.delivery;

import de.stellwerk.routes.failure.PipelineErrors;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** The clock of delivery: looks, every second on every hub, after what no message tells. */
@Component
final class SweepRoute extends RouteBuilder {

    private final DeliverySettings settings;

    SweepRoute(DeliverySettings settings) {
        this.settings = settings;
    }

    @Override
    public void configure() {
        from("scheduler:sweep?delay=" + settings.sweepEvery().toMillis())
                .routeId("sweep")
                .routeConfigurationId(PipelineErrors.CLOCK)
                .bean(Sweep.class, "sweep");
    }
}
