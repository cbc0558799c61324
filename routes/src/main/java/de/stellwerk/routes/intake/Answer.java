package de.stellwerk.routes.intake;

import java.time.Instant;
import java.util.UUID;

/** What the way in leads to when nothing is refused. */
sealed interface Answer {

    /** Stored, now or by an earlier call with the same content. */
    record Accepted(UUID id, String reference, Instant receivedAt, String contentHash, String acknowledgement)
            implements Answer {}

    /** Would be accepted; nothing was kept. */
    record Valid() implements Answer {}
}
