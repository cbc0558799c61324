package de.stellwerk.routes.intake;

import de.stellwerk.routes.ledger.Cases;
import de.stellwerk.routes.ledger.StoredAttachment;
import de.stellwerk.schemas.NachrichtDocument;
import java.util.Map;

/** Makes the Nachricht document of a message without fault. */
final class MessageDocument {

    private static final Map<String, String> KINDS =
            Map.of("status", "status", "decision", "bescheid", "documents", "unterlagen");
    private static final Map<String, String> STATES = Map.of(
            "in-progress", "in-bearbeitung",
            "inquiry", "rueckfrage",
            "granted", "bewilligt",
            "partly-granted", "teilweise-bewilligt",
            "refused", "abgelehnt",
            "completed", "abgeschlossen");
    private static final Map<String, String> PURPOSES =
            Map.of("attachment", "anlage", "form", "formular", "report", "bericht");

    private MessageDocument() {}

    /** @throws IllegalStateException when what passed the message's schema does not pass the document's, which is our fault */
    static byte[] of(SentMessage sent) {
        byte[] document = NachrichtDocument.write(nachricht(sent));
        if (!NachrichtDocument.validate(document).isEmpty()) {
            throw new IllegalStateException("a valid message made an invalid document");
        }
        return document;
    }

    private static NachrichtDocument.Nachricht nachricht(SentMessage sent) {
        Addressed to = sent.addressed();
        Cases.Answerable about = to.about();
        return new NachrichtDocument.Nachricht(
                to.call().staging().key().owner(),
                KINDS.get(sent.text("kind").orElseThrow()),
                to.call().receivedAt(),
                to.sender().name(),
                sent.reference(),
                about.caseId(),
                about.submission(),
                about.portal(),
                about.caseReference(),
                about.serviceKey(),
                about.filing().service().name(),
                about.filing().tenant().ars(),
                about.filing().tenant().name(),
                about.test(),
                sent.text("state").map(STATES::get),
                sent.text("text"),
                sent.attachments().stream()
                        .map(SentAttachment::stored)
                        .map(MessageDocument::anlage)
                        .toList());
    }

    private static NachrichtDocument.Anlage anlage(StoredAttachment a) {
        return new NachrichtDocument.Anlage(
                a.id(), a.name(), PURPOSES.get(a.purpose()), a.mediaType(), a.size(), a.sha512());
    }
}
