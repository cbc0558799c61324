package de.stellwerk.routes.payment;

import de.stellwerk.routes.failure.PipelineErrors;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** The clocks of payment: ask the providers, look for what a restored ledger may have forgotten, and close what nobody paid in time. */
@Component
final class PaymentRoute extends RouteBuilder {

    private final PaymentSettings settings;

    PaymentRoute(PaymentSettings settings) {
        this.settings = settings;
    }

    @Override
    public void configure() {
        from("scheduler:payment-ask?delay=" + settings.lookEvery().toMillis())
                .routeId("payment-ask")
                .routeConfigurationId(PipelineErrors.CLOCK)
                .bean(PaymentClock.class, "ask");

        from("scheduler:payment-look?delay=" + settings.lookEvery().toMillis())
                .routeId("payment-look")
                .routeConfigurationId(PipelineErrors.CLOCK)
                .bean(PaymentClock.class, "look");

        from("scheduler:payment-limit?delay=" + settings.lookEvery().toMillis())
                .routeId("payment-limit")
                .routeConfigurationId(PipelineErrors.CLOCK)
                .bean(PaymentClock.class, "close");
    }
}
