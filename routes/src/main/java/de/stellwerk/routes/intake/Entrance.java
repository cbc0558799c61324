package de.stellwerk.routes.intake;

import de.stellwerk.routes.catalog.BoundTarget;
import de.stellwerk.routes.catalog.Catalogs;
import de.stellwerk.routes.catalog.Portal;
import de.stellwerk.routes.telemetry.Meters;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.component.direct.DirectConsumerNotAvailableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Lets a call into the pipeline and waits for what becomes of it. What is refused leaves nothing behind. */
@Component
final class Entrance {

    private static final Logger log = LoggerFactory.getLogger(Entrance.class);

    private final ProducerTemplate camel;
    private final IntakeSettings settings;
    private final Catalogs catalogs;
    private final Meters meters;

    Entrance(ProducerTemplate camel, IntakeSettings settings, Catalogs catalogs, Meters meters) {
        this.camel = camel;
        this.settings = settings;
        this.catalogs = catalogs;
        this.meters = meters;
    }

    Answer admit(Call call) {
        return admit(IntakeRoutes.INTAKE, call, call, portal(call));
    }

    /** A target's message; measured under {@code target:} and its name. */
    Answer admit(MessageCall message) {
        return admit(MessageRoutes.MESSAGES, message, message.call(), "target:" + target(message.sender()));
    }

    private Answer admit(String way, Object what, Call call, String from) {
        long started = System.nanoTime();
        Exchange exchange = camel.request(way, fresh -> fresh.getMessage().setBody(what));
        meters.intake(from, outcome(exchange), Duration.ofNanos(System.nanoTime() - started));
        if (exchange.getException() == null) {
            return exchange.getMessage().getBody(Answer.class);
        }
        forget(call);
        throw unwrapped(exchange.getException());
    }

    private String portal(Call call) {
        if (call.sender() instanceof Sender.Known known) {
            return known.portal();
        }
        Sender.Claimed claimed = (Sender.Claimed) call.sender();
        return claimed.apiKey()
                .flatMap(key -> catalogs.current().portal(key, claimed.loopback()))
                .map(Portal::id)
                .orElse("unknown");
    }

    private String target(Sender.Claimed sender) {
        return sender.apiKey()
                .flatMap(key -> catalogs.current().answering(key, sender.loopback()))
                .map(BoundTarget::name)
                .orElse("unknown");
    }

    private static String outcome(Exchange exchange) {
        if (exchange.getException() instanceof Refusal refusal) {
            return refusal.problem().key();
        }
        return exchange.getException() == null
                ? exchange.getMessage().getBody(Answer.class).outcome()
                : "failed";
    }

    /** Where the ledger does not answer, the sweep forgets later; without its key the content is unreadable already. */
    private static void forget(Call call) {
        try {
            call.staging().discard();
        } catch (DataAccessException | TransactionException e) {
            log.debug("What was staged is left to the sweep", e);
        }
    }

    private RuntimeException unwrapped(Exception failure) {
        boolean notYetOpen =
                failure instanceof DirectConsumerNotAvailableException || failure instanceof RejectedExecutionException;
        if (notYetOpen) {
            return Refusal.later(Problem.UNAVAILABLE, settings.retryAfter());
        }
        return failure instanceof RuntimeException known ? known : new IllegalStateException(failure);
    }
}
