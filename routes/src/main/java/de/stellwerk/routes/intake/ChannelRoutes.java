package de.stellwerk.routes.intake;

import de.stellwerk.routes.failure.PipelineErrors;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** The clocks of the ways in beside HTTP. Each portal is served as often as its file says. */
@Component
final class ChannelRoutes extends RouteBuilder {

    @Override
    public void configure() {
        from("scheduler:intake-directory?delay=250")
                .routeId("intake-directory")
                .routeConfigurationId(PipelineErrors.CLOCK)
                .bean(TransferDirectories.class, "look()");

        from("scheduler:intake-pull?delay=250")
                .routeId("intake-pull")
                .routeConfigurationId(PipelineErrors.CLOCK)
                .bean(FormServers.class, "ask()");

        from("scheduler:intake-queues?delay=1000")
                .routeId("intake-queues")
                .routeConfigurationId(PipelineErrors.CLOCK)
                .bean(PortalQueues.class, "follow");
    }
}
