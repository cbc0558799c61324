package de.stellwerk.routes.intake;

import de.stellwerk.routes.ledger.Acceptance;
import de.stellwerk.routes.ledger.Acceptances;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Answers a repeat as the first time, before anything of today's catalogue is looked at, so that a portal which missed its
 * answer gets it whatever has changed since. Portals see their own references only.
 */
@Component
final class Remembering {

    private final Acceptances ledger;

    Remembering(Acceptances ledger) {
        this.ledger = ledger;
    }

    /** The {@link Answer} that stands already, or the submission for further checks. */
    public Object recall(Submitted submitted) {
        Sent sent = submitted.sent();
        if (sent.reference().isEmpty() || !sent.violations().isEmpty()) {
            return submitted;
        }
        String reference = sent.reference().get();
        String hash = sent.contentHash();
        Optional<Answer> standing = ledger.earlier(submitted.portal().id(), reference, hash)
                .map(outcome -> answer(outcome, reference, hash, true));
        if (standing.isEmpty()) {
            return submitted;
        }
        submitted.call().staging().discard();
        return standing.get();
    }

    /** @param charged whether it may cost something */
    static Answer answer(Acceptance.Outcome outcome, String reference, String contentHash, boolean charged) {
        if (outcome instanceof Acceptance.Outcome.Stored stored) {
            return accepted(stored.acknowledged(), reference, contentHash, "accepted", false, charged);
        }
        if (outcome instanceof Acceptance.Outcome.Repeated repeated) {
            return accepted(
                    repeated.acknowledged(),
                    reference,
                    contentHash,
                    repeated.closed() ? "closed" : "accepted",
                    true,
                    true);
        }
        throw Refusal.of(Problem.REFERENCE_CONFLICT);
    }

    private static Answer accepted(
            Acceptance.Acknowledged known,
            String reference,
            String contentHash,
            String state,
            boolean repeated,
            boolean charged) {
        return new Answer.Accepted(
                known.id(),
                known.caseId(),
                reference,
                known.receivedAt(),
                contentHash,
                known.jws(),
                state,
                repeated,
                charged);
    }
}
