package de.stellwerk.routes.intake;

import de.stellwerk.routes.failure.PipelineErrors;
import org.apache.camel.Predicate;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** The way in for targets that answer. A {@link MessageCall} goes in, an {@link Answer} or a {@link Refusal} comes out. */
@Component
final class MessageRoutes extends RouteBuilder {

    static final String MESSAGES = "direct:messages?block=false";

    private static final Predicate UNDECIDED =
            exchange -> !(exchange.getMessage().getBody() instanceof Answer);

    private final Addressing addressing;
    private final MessageReading reading;
    private final MessageRemembering remembering;
    private final MessageAccepting accepting;

    MessageRoutes(
            Addressing addressing, MessageReading reading, MessageRemembering remembering, MessageAccepting accepting) {
        this.addressing = addressing;
        this.reading = reading;
        this.remembering = remembering;
        this.accepting = accepting;
    }

    @Override
    public void configure() {
        from(MESSAGES)
                .routeId("intake-messages")
                .routeConfigurationId(PipelineErrors.TO_THE_CALLER)
                .bean(addressing)
                .bean(reading)
                .bean(remembering)
                .filter(UNDECIDED)
                .bean(accepting);
    }
}
