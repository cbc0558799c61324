package de.stellwerk.routes.intake;

import de.stellwerk.routes.ledger.Acceptances;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Refuses a message with everything that is wrong, and answers a repeat as the first time. References are each target's own. */
@Component
final class MessageRemembering {

    private final Acceptances ledger;

    MessageRemembering(Acceptances ledger) {
        this.ledger = ledger;
    }

    /** The {@link Answer} that stands already, or the message to be accepted. */
    public Object recall(SentMessage sent) {
        if (!sent.violations().isEmpty()) {
            throw Refusal.of(Problem.INVALID, sent.violations());
        }
        Addressed addressed = sent.addressed();
        String hash = sent.contentHash();
        Optional<Answer> standing = ledger.earlierMessage(
                        addressed.sender().name(), addressed.about().caseId(), sent.reference(), hash)
                .map(outcome -> Remembering.answer(outcome, sent.reference(), hash, false));
        if (standing.isEmpty()) {
            return sent;
        }
        addressed.call().staging().discard();
        return standing.get();
    }
}
