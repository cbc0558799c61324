package de.stellwerk.routes.ledger;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Everything that becomes durable when a submission is accepted, in one commit.
 *
 * @param key the key under which its attachments were staged; its owner is the submission's id
 * @param contentHash lower-case hex of the SHA-512 that the portal can recompute
 * @param servicePin the content hash of the service's files that this submission keeps
 * @param form the form as received: the JSON envelope without attachment data, or the XML message
 * @param antrag the Antrag document, or empty when the mapping failed
 * @param mappingFault the code of that failure; the deliveries are then dead at step {@code map}
 * @param owed what it costs; absent where the service knows no fees
 * @param paidAntrag version 2 of the Antrag document, when it comes paid from the portal
 * @param acknowledgement the signed acknowledgement, a compact JWS
 * @param answers there when, and only when, it is a target's message; its reference is then the target's own
 */
public record Acceptance(
        Vault.Key key,
        Instant receivedAt,
        String portal,
        String reference,
        Optional<String> caseReference,
        String service,
        String serviceKey,
        String servicePin,
        String variant,
        String tenant,
        Filing filing,
        String area,
        boolean test,
        Optional<URI> returnUrl,
        String contentHash,
        byte[] form,
        Optional<byte[]> antrag,
        Optional<String> mappingFault,
        Optional<Owed> owed,
        Optional<byte[]> paidAntrag,
        List<Planned> deliveries,
        List<StoredAttachment> attachments,
        String acknowledgement,
        Optional<Answers> answers) {

    public Acceptance {
        if (antrag.isPresent() == mappingFault.isPresent()) {
            throw new IllegalArgumentException("a submission has an Antrag document or a mapping fault");
        }
    }

    public UUID id() {
        return key.owner();
    }

    /** Whether it must be paid before anything is delivered, and could be: what has no Antrag document is dead, not waiting. */
    boolean waits() {
        return mappingFault.isEmpty() && owed.filter(Owed::withholds).isPresent();
    }

    /**
     * What a message belongs to.
     *
     * @param sender the name of the target that sent it
     * @param submission the application that it answers
     */
    public record Answers(String sender, UUID caseId, UUID submission) {}

    /** One delivery: the {@code position}-th of the {@code chain}-th independent chain, both from 0. */
    public record Planned(String role, String target, int chain, int position) {

        /** A message to its portal, which fetches it; the name is none that a target can have. */
        public static Planned forPortal(String portal, int chain) {
            return new Planned(CaseMessages.PORTAL, CaseMessages.PORTAL + ":" + portal, chain, 0);
        }
    }

    /** What accepting led to. */
    public sealed interface Outcome {
        /** Stored now. */
        record Stored(Acknowledged acknowledged) implements Outcome {}

        /** The portal sent the same before; nothing was stored. What was withdrawn meanwhile stays closed. */
        record Repeated(Acknowledged acknowledged, boolean closed) implements Outcome {}

        /** The portal used the reference for other content; nothing was stored. */
        record OtherContent(UUID earlier) implements Outcome {}
    }

    /** The acknowledgement of a stored submission, word for word as it was first given. */
    public record Acknowledged(UUID id, UUID caseId, Instant receivedAt, String jws) {}
}
