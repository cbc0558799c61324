package de.stellwerk.routes.delivery;

import de.stellwerk.routes.ledger.Claim;
import de.stellwerk.routes.ledger.Claims;
import de.stellwerk.routes.ledger.Documents;
import de.stellwerk.routes.ledger.Incarnation;
import de.stellwerk.routes.ledger.Records;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Gets a claim ready for its adapter; where the Antrag document is missing, maps the form again with the mapping in
 * force. To tell a portal, nothing of its application is opened.
 */
@Component
final class Preparation {

    private static final byte[] NO_ANTRAG = new byte[0];

    private final Claims claims;
    private final Documents documents;
    private final Records records;
    private final Incarnation incarnation;
    private final Persistence persistence;
    private final MapAgain mapping;
    private final PdfRendition rendition;

    Preparation(
            Claims claims,
            Documents documents,
            Records records,
            Incarnation incarnation,
            Persistence persistence,
            MapAgain mapping,
            PdfRendition rendition) {
        this.claims = claims;
        this.documents = documents;
        this.records = records;
        this.incarnation = incarnation;
        this.persistence = persistence;
        this.mapping = mapping;
        this.rendition = rendition;
    }

    ClaimedDelivery delivery(Claim claim, AttachedTarget target) throws MappingFault {
        byte[] antrag = claim.tellsPortal() ? NO_ANTRAG : antrag(claim);
        return new ClaimedDelivery(claim, antrag, target, claims, documents, rendition);
    }

    LedgerSteps steps(Claim claim, AttachedTarget target) {
        return new LedgerSteps(
                claim,
                () -> claim.mayHaveSteps() ? claims.steps(claim) : Map.of(),
                records,
                incarnation,
                persistence,
                target.recognisesRepeats());
    }

    private byte[] antrag(Claim claim) throws MappingFault {
        Optional<byte[]> stored = documents.antrag(claim.key());
        if (stored.isPresent()) {
            return stored.get();
        }
        MapAgain.Mapped mapped =
                mapping.map(claim, documents.form(claim.key()).orElseThrow(), documents.attachments(claim.key()));
        records.antrag(claim, mapped.pin(), mapped.antrag());
        return documents.antrag(claim.key()).orElseThrow();
    }
}
