package de.stellwerk.routes.ledger;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;

/**
 * Everything of one acceptance as {@link Acceptances} stores it, as one JSON object of a statement that stores many; octets in
 * Base64, names in snake case.
 *
 * @param waits for its payment
 * @param fault the code of the mapping's failure
 * @param unpaidAfter in seconds
 * @param happened the type of the event
 */
record AcceptanceRow(
        UUID id,
        String portal,
        byte[] referenceHash,
        byte[] contentHash,
        String service,
        String serviceKey,
        String servicePin,
        String variant,
        String tenant,
        String area,
        boolean test,
        String receivedAt,
        UUID caseId,
        byte[] caseHash,
        String kind,
        String sender,
        UUID answers,
        byte[] frame,
        byte[] wrapped,
        byte[] jws,
        byte[] form,
        byte[] antrag,
        byte[] paidAntrag,
        List<AttachmentRow> attachments,
        List<DeliveryRow> deliveries,
        boolean waits,
        String fault,
        String owedState,
        String provider,
        BigDecimal amount,
        String purpose,
        String items,
        Double unpaidAfter,
        byte[] referenceKey,
        byte[] caseKey,
        String happened) {

    /** One attachment, staged before. */
    record AttachmentRow(UUID id, int position, byte[] facts) {}

    /** One delivery; {@code key} is its idempotency key. */
    record DeliveryRow(UUID id, UUID key, String target, String role, int chain, int position) {}

    AcceptanceRow bound(Cases.Bond bond) {
        return new AcceptanceRow(
                id,
                portal,
                referenceHash,
                contentHash,
                service,
                serviceKey,
                servicePin,
                variant,
                tenant,
                area,
                test,
                receivedAt,
                bond.id(),
                bond.hash(),
                kind,
                sender,
                answers,
                frame,
                wrapped,
                jws,
                form,
                antrag,
                paidAntrag,
                attachments,
                deliveries,
                waits,
                fault,
                owedState,
                provider,
                amount,
                purpose,
                items,
                unpaidAfter,
                referenceKey,
                caseKey,
                happened);
    }
}
