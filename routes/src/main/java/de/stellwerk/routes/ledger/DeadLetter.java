package de.stellwerk.routes.ledger;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;

/**
 * Something that does not move until somebody acts: a delivery the hub gave up on, or a message the broker gave back. A message
 * belongs to no submission; what only a delivery has is absent then.
 *
 * @param kind {@code delivery} or {@code message}
 * @param state in a list {@code dead} or {@code archived}; of a single one what it is now
 * @param cause the fingerprint, see {@link Cause#id}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DeadLetter(
        String kind,
        UUID id,
        String state,
        String cause,
        String failureClass,
        String target,
        String place,
        String code,
        Instant failedAt,
        UUID submission,
        String portal,
        String service,
        String tenant,
        String role,
        Integer attempts,
        Integer round,
        Boolean uncertain,
        Boolean test,
        Instant receivedAt) {}
