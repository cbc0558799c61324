package de.stellwerk.routes.ledger;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A delivery in the hands of this hub, until it is recorded or the hub's incarnation ends.
 *
 * @param fence grows with every claim; what is written under an older one is refused
 * @param attempts how many attempts were used up in this round before this one
 * @param round 1, and one more after every replay
 * @param uncertain whether an earlier attempt ended without a word or with an unknown outcome
 * @param restored whether the ledger was restored since: every step may have been done, not just the first unrecorded one
 * @param mayHaveSteps whether an earlier claim may have recorded steps
 * @param payment the state of the submission's payment where there is one
 * @param antrag the newest version of the Antrag document, unless it is large or there is none: then {@link Documents} may have it
 * @param answers the application that a message answers; empty for applications
 */
public record Claim(
        UUID delivery,
        UUID idempotencyKey,
        long fence,
        int incarnation,
        Instant claimedAt,
        int attempts,
        int round,
        boolean uncertain,
        boolean restored,
        boolean mayHaveSteps,
        String target,
        String role,
        int chain,
        int position,
        Vault.Key key,
        String portal,
        String service,
        String serviceKey,
        String servicePin,
        String variant,
        String tenant,
        Filing filing,
        String area,
        boolean test,
        Instant receivedAt,
        String reference,
        Optional<String> caseReference,
        UUID caseId,
        Optional<UUID> answers,
        Optional<String> payment,
        Optional<Documents.Sealed> antrag) {

    /** Whether it must be paid first and nobody knows yet what it costs. */
    public boolean isUnpriced() {
        return payment.filter("unpriced"::equals).isPresent();
    }

    /** Whether it must be paid first and is not. */
    public boolean isUnpaid() {
        return payment.filter(state -> state.equals("open") || state.equals("disputed"))
                .isPresent();
    }

    public UUID submission() {
        return key.owner();
    }

    /** Whether it tells the portal how its submission is, instead of being one of the submission's own deliveries. */
    public boolean tellsPortal() {
        return chain < 0;
    }

    public boolean isMessage() {
        return answers.isPresent();
    }

    /** The claim is no longer ours: the ledger gave the delivery to somebody else. */
    public static final class Lost extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public Lost(UUID delivery) {
            super("the claim on delivery " + delivery + " is lost");
        }
    }
}
