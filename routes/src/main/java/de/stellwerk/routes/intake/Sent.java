package de.stellwerk.routes.intake;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * A submission as a portal sent it, whatever its format; not yet validated. What the message lacks is empty.
 *
 * @param reference unique per portal
 * @param service key or URN
 * @param area ARS or AGS
 * @param canonical the form bytes that the content hash covers and the ledger keeps
 * @param violations found while reading
 * @param payment what the portal says it was paid
 */
record Sent(
        Optional<String> reference,
        Optional<String> caseReference,
        Optional<String> service,
        Optional<String> area,
        boolean test,
        Optional<URI> returnUrl,
        Form form,
        byte[] canonical,
        List<SentAttachment> attachments,
        List<Violation> violations,
        Optional<SentPayment> payment) {

    String contentHash() {
        ContentHash hash = new ContentHash(canonical);
        attachments.forEach(a -> hash.attachment(a.name(), a.received().sha512()));
        return hash.value();
    }
}
