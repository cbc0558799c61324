package de.stellwerk.routes.delivery;

import de.stellwerk.routes.failure.PipelineErrors;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** The clocks of the hub: look after what no message tells, and remove what was staged and never accepted. */
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

        from("scheduler:uploads?delay=60000")
                .routeId("sweep-uploads")
                .routeConfigurationId(PipelineErrors.CLOCK)
                .bean(UploadSweep.class, "sweep");
    }
}
