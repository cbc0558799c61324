package de.stellwerk.routes.intake;

import java.time.Instant;
import java.util.UUID;

/** What the way in leads to when nothing is refused. */
sealed interface Answer {

    /** One word for the metrics. */
    String outcome();

    /**
     * Stored, now or by an earlier call with the same content.
     *
     * @param state {@code accepted}, or {@code closed} to the repeat of one that was withdrawn
     * @param charged whether it may cost something
     * @param acknowledgement a compact JWS, word for word the same however often it is given
     */
    record Accepted(
            UUID id,
            UUID caseId,
            String reference,
            Instant receivedAt,
            String contentHash,
            String acknowledgement,
            String state,
            boolean repeated,
            boolean charged)
            implements Answer {

        @Override
        public String outcome() {
            return repeated ? "repeated" : "accepted";
        }
    }

    /** Would be accepted; nothing was kept. */
    record Valid() implements Answer {

        @Override
        public String outcome() {
            return "valid";
        }
    }
}
