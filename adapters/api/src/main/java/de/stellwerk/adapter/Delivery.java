package de.stellwerk.adapter;

import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One submission on its way to one target, as the adapter sees it. Nothing in it changes between attempts. */
public interface Delivery {

    /** The same for every attempt of this delivery, 36 characters; changes only when an operator orders the effect to be repeated. */
    String idempotencyKey();

    /** The hub's id of the submission, or of the message, a UUID. */
    String submissionId();

    /** What is delivered; messages go to adapters that say so only ({@link Adapter#takesMessages()}). */
    default Kind kind() {
        return Kind.APPLICATION;
    }

    /** The hub's id of the case that it belongs to, a UUID; of a case that has one submission only, the submission's own. */
    default String caseId() {
        return submissionId();
    }

    /** The portal's id of the case, if it named one. */
    Optional<String> caseReference();

    /** When the hub accepted the submission. */
    Instant receivedAt();

    /** Whether the portal marked it as a test. It then only reaches targets that are not in production. */
    boolean test();

    /** The service as the catalogue names it. */
    Service service();

    /** The authority on whose behalf the hub acts. */
    Tenant tenant();

    /**
     * The Antrag document (namespace {@code urn:stellwerk:antrag:1.0}), or of a message the Nachricht document (namespace {@code
     * urn:stellwerk:nachricht:1.0}), UTF-8.
     */
    byte[] antrag();

    /** What the target's stylesheet made of the Antrag document, or the document itself when there is none. */
    byte[] payload() throws DeliveryRejected;

    /** The Antrag document for people: PDF/A-2a and PDF/UA-1; the same bytes whenever it is asked for. A message has none. */
    byte[] pdf() throws DeliveryRejected;

    /** The attachments in the order of the Antrag document. */
    List<Attachment> attachments();

    /**
     * What the targets before this one in the chain answered, by role, for example {@code dms}. Of a message: what the targets of
     * the application answered that it is about.
     */
    Map<String, Receipt> receiptsBefore();

    /** What there is to deliver. */
    enum Kind {
        /** An application, from a portal. */
        APPLICATION,
        /** What a specialist system answers to an application: a status, a decision, documents. */
        MESSAGE
    }

    /** A public service: its Leistungsschlüssel (14 digits), URN and name. */
    record Service(String key, String urn, String name) {}

    /** An authority: its ARS (12 digits), name, and the path in its Aktenplan for this service, segments separated by "/". */
    record Tenant(String ars, String name, String aktenplan) {}

    /** One attachment; {@code name} is safe as a file name, {@code sha512} is lower-case hex, {@code size} counts bytes. */
    interface Attachment {
        String id();

        String name();

        String purpose();

        String mediaType();

        long size();

        String sha512();

        /** A fresh stream from the first byte; the caller closes it. */
        InputStream open();
    }
}
