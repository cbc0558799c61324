package de.stellwerk.routes.delivery;

import de.stellwerk.adapter.Delivery;
import de.stellwerk.adapter.DeliveryRejected;
import de.stellwerk.adapter.Receipt;
import de.stellwerk.routes.ledger.Claim;
import de.stellwerk.routes.ledger.Claims;
import de.stellwerk.routes.ledger.Documents;
import de.stellwerk.routes.ledger.StoredAttachment;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A claim as the adapter sees it; opens what is sealed only when it is asked for. */
final class ClaimedDelivery implements Delivery {

    private final Claim claim;
    private final byte[] antrag;
    private final AttachedTarget target;
    private final Claims claims;
    private final Documents documents;
    private final PdfRendition rendition;
    private MappingFault ourFault;

    ClaimedDelivery(
            Claim claim,
            byte[] antrag,
            AttachedTarget target,
            Claims claims,
            Documents documents,
            PdfRendition rendition) {
        this.claim = claim;
        this.antrag = antrag;
        this.target = target;
        this.claims = claims;
        this.documents = documents;
        this.rendition = rendition;
    }

    @Override
    public String idempotencyKey() {
        return claim.idempotencyKey().toString();
    }

    @Override
    public String submissionId() {
        return claim.submission().toString();
    }

    @Override
    public Kind kind() {
        return claim.isMessage() ? Kind.MESSAGE : Kind.APPLICATION;
    }

    @Override
    public String caseId() {
        return claim.caseId().toString();
    }

    @Override
    public Optional<String> caseReference() {
        return claim.caseReference();
    }

    @Override
    public Instant receivedAt() {
        return claim.receivedAt();
    }

    @Override
    public boolean test() {
        return claim.test();
    }

    @Override
    public Service service() {
        return claim.filing().service();
    }

    @Override
    public Tenant tenant() {
        return claim.filing().tenant();
    }

    @Override
    public byte[] antrag() {
        return antrag.clone();
    }

    @Override
    public byte[] payload() throws DeliveryRejected {
        return claim.isMessage() ? antrag.clone() : made(() -> target.payload(antrag));
    }

    @Override
    public byte[] pdf() throws DeliveryRejected {
        if (claim.isMessage()) {
            throw new DeliveryRejected("no-rendition", "a message has no PDF");
        }
        return made(() -> rendition.pdf(antrag));
    }

    private interface Making {
        byte[] make() throws MappingFault;
    }

    private byte[] made(Making making) throws DeliveryRejected {
        try {
            return making.make();
        } catch (MappingFault fault) {
            ourFault = fault;
            throw new DeliveryRejected(fault.code(), "the hub could not make what the target is sent", fault);
        }
    }

    /** What went wrong on our side while the adapter worked. */
    Optional<MappingFault> ourFault() {
        return Optional.ofNullable(ourFault);
    }

    @Override
    public List<Attachment> attachments() {
        return documents.attachments(claim.key()).stream()
                .map(stored -> (Attachment) new Opened(stored))
                .toList();
    }

    @Override
    public Map<String, Receipt> receiptsBefore() {
        return claim.position() == 0 && !claim.isMessage() ? Map.of() : claims.receiptsBefore(claim);
    }

    private final class Opened implements Attachment {
        private final StoredAttachment stored;

        Opened(StoredAttachment stored) {
            this.stored = stored;
        }

        @Override
        public String id() {
            return stored.id().toString();
        }

        @Override
        public String name() {
            return stored.name();
        }

        @Override
        public String purpose() {
            return stored.purpose();
        }

        @Override
        public String mediaType() {
            return stored.mediaType();
        }

        @Override
        public long size() {
            return stored.size();
        }

        @Override
        public String sha512() {
            return stored.sha512();
        }

        @Override
        public InputStream open() {
            return documents.attachment(claim.key(), stored.id());
        }
    }
}
