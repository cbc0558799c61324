package de.stellwerk.routes.intake;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Message;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Takes a message of a portal's queue and makes its answer of it: what HTTP would have answered, as text, with the correlation id of
 * the message, or else its message id, and a word for what became of it.
 */
@Component
class QueueIntake {

    /** A property of the answer: {@code accepted} or {@code refused}. */
    static final String OUTCOME = "outcome";

    private static final Logger log = LoggerFactory.getLogger(QueueIntake.class);
    private static final String CORRELATION_ID = "JMSCorrelationID";
    private static final String MESSAGE_ID = "JMSMessageID";
    private static final long PAUSE_SECONDS = 1;

    private final Arriving arriving;
    private final Troubles troubles = new Troubles(log);
    private final CountDownLatch closing = new CountDownLatch(1);

    QueueIntake(Arriving arriving) {
        this.arriving = arriving;
    }

    /** Returns when the answer stands in the message's place; until the ledger takes it, the broker keeps the message. */
    void take(String portal, Message message) throws InterruptedException {
        Arriving.Outcome outcome = outcome(portal, text(message.getBody()));
        Object correlation = message.getHeader(CORRELATION_ID, message.getHeader(MESSAGE_ID));
        message.removeHeaders("*");
        message.setHeader(CORRELATION_ID, correlation);
        if (outcome instanceof Arriving.Stored stored) {
            answer(message, "accepted", arriving.document(stored));
        } else {
            answer(message, "refused", arriving.document((Arriving.Refused) outcome));
        }
    }

    private static void answer(Message message, String outcome, byte[] document) {
        message.setHeader(OUTCOME, outcome);
        message.setBody(new String(document, StandardCharsets.UTF_8));
    }

    /** A transaction that is rolled back counts against the message, and the ledger's absence is not its fault: it waits here. */
    private Arriving.Outcome outcome(String portal, Optional<byte[]> text) throws InterruptedException {
        if (text.isEmpty()) {
            return new Arriving.Refused(
                    Refusal.of(Problem.UNSUPPORTED_TYPE, Violation.of("queue-message-kind", Place.NOWHERE)));
        }
        Content content = Content.Message.of(text.get());
        Arriving.Outcome outcome = arriving.take(portal, content);
        while (outcome instanceof Arriving.Later) {
            troubles.met(portal, "the ledger takes nothing now; its queue waits");
            if (closing.await(PAUSE_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the hub ends while the ledger is away");
            }
            outcome = arriving.take(portal, content);
        }
        troubles.over(portal);
        return outcome;
    }

    private static Optional<byte[]> text(Object body) {
        if (body instanceof String text) {
            return Optional.of(text.getBytes(StandardCharsets.UTF_8));
        }
        return body instanceof byte[] bytes ? Optional.of(bytes) : Optional.empty();
    }

    @EventListener(ContextClosedEvent.class)
    void close() {
        closing.countDown();
    }
}
