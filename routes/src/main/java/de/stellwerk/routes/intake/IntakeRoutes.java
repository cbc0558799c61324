package de.stellwerk.routes.intake;

import de.stellwerk.routes.failure.PipelineErrors;
import org.apache.camel.Predicate;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** The way in. A {@link Call} goes in, an {@link Answer} or a {@link Refusal} comes out. */
@Component
final class IntakeRoutes extends RouteBuilder {

    static final String INTAKE = "direct:intake?block=false";

    private static final Predicate UNDECIDED =
            exchange -> !(exchange.getMessage().getBody() instanceof Answer);

    private final Identifying identifying;
    private final Reading reading;
    private final Remembering remembering;
    private final Authorising authorising;
    private final Validating validating;
    private final Mapping mapping;
    private final Pricing pricing;
    private final Accepting accepting;

    IntakeRoutes(
            Identifying identifying,
            Reading reading,
            Remembering remembering,
            Authorising authorising,
            Validating validating,
            Mapping mapping,
            Pricing pricing,
            Accepting accepting) {
        this.identifying = identifying;
        this.reading = reading;
        this.remembering = remembering;
        this.authorising = authorising;
        this.validating = validating;
        this.mapping = mapping;
        this.pricing = pricing;
        this.accepting = accepting;
    }

    @Override
    public void configure() {
        from(INTAKE)
                .routeId("intake-http")
                .routeConfigurationId(PipelineErrors.TO_THE_CALLER)
                .bean(identifying)
                .bean(reading)
                .bean(remembering)
                .filter(UNDECIDED)
                .bean(authorising)
                .bean(validating)
                .bean(mapping)
                .bean(pricing)
                .filter(UNDECIDED)
                .bean(accepting);
    }
}
