package de.stellwerk.routes.intake;

import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.component.direct.DirectConsumerNotAvailableException;
import org.springframework.stereotype.Component;

/** Lets a call into the pipeline and waits for what becomes of it. What is refused leaves nothing behind. */
@Component
final class Entrance {

    private final ProducerTemplate camel;
    private final IntakeSettings settings;

    Entrance(ProducerTemplate camel, IntakeSettings settings) {
        this.camel = camel;
        this.settings = settings;
    }

    Answer admit(Call call) {
        Exchange exchange =
                camel.request(IntakeRoutes.INTAKE, fresh -> fresh.getMessage().setBody(call));
        if (exchange.getException() == null) {
            return exchange.getMessage().getBody(Answer.class);
        }
        call.staging().discard();
        throw unwrapped(exchange.getException());
    }

    private RuntimeException unwrapped(Exception failure) {
        if (failure instanceof DirectConsumerNotAvailableException) {
            return Refusal.later(Problem.UNAVAILABLE, settings.retryAfter());
        }
        return failure instanceof RuntimeException known ? known : new IllegalStateException(failure);
    }
}
