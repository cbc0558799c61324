package de.stellwerk.routes.intake;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A message as a target sent it; not yet validated.
 *
 * @param canonical the bytes that the content hash covers and the ledger keeps
 * @param violations found while reading, with their places
 */
record SentMessage(
        Addressed addressed,
        JsonNode message,
        byte[] canonical,
        List<SentAttachment> attachments,
        List<Violation> violations) {

    Optional<String> text(String member) {
        return JsonText.text(message, member);
    }

    String reference() {
        return text("reference").orElseThrow();
    }

    String contentHash() {
        ContentHash hash = new ContentHash(canonical);
        attachments.forEach(a -> hash.attachment(a.name(), a.received().sha512()));
        return hash.value();
    }
}
