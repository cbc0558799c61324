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
    private final PriceAgain prices;
    private final PdfRendition rendition;

    Preparation(
            Claims claims,
            Documents documents,
            Records records,
            Incarnation incarnation,
            Persistence persistence,
            MapAgain mapping,
            PriceAgain prices,
            PdfRendition rendition) {
        this.claims = claims;
        this.documents = documents;
        this.records = records;
        this.incarnation = incarnation;
        this.persistence = persistence;
        this.mapping = mapping;
        this.prices = prices;
        this.rendition = rendition;
    }

    /** What the adapter gets; empty when it must be paid first, which is written down then. */
    Optional<ClaimedDelivery> delivery(Claim claim, AttachedTarget target) throws MappingFault {
        if (claim.tellsPortal()) {
            return Optional.of(delivery(claim, NO_ANTRAG, target));
        }
        byte[] antrag = antrag(claim);
        if (claim.isUnpaid() || claim.isUnpriced() && withheldByItsPrice(claim, antrag)) {
            records.withheld(claim);
            return Optional.empty();
        }
        byte[] newest = claim.isUnpriced() ? documents.antrag(claim.key()).orElseThrow() : antrag;
        return Optional.of(delivery(claim, newest, target));
    }

    private ClaimedDelivery delivery(Claim claim, byte[] antrag, AttachedTarget target) {
        return new ClaimedDelivery(claim, antrag, target, claims, documents, rendition);
    }

    /** Its mapping had failed when it was accepted, so that nobody knew what it costs; now somebody does. */
    private boolean withheldByItsPrice(Claim claim, byte[] antrag) throws MappingFault {
        byte[] form = documents.form(claim.key()).orElseThrow();
        PriceAgain.Price price = prices.price(claim, antrag, form);
        return records.priced(claim, price.owed(), price.paidAntrag());
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
        Optional<byte[]> stored = claim.antrag()
                .map(document -> documents.opened(claim.key(), document))
                .or(() -> documents.antrag(claim.key()));
        if (stored.isPresent()) {
            return stored.get();
        }
        MapAgain.Mapped mapped =
                mapping.map(claim, documents.form(claim.key()).orElseThrow(), documents.attachments(claim.key()));
        records.antrag(claim, mapped.pin(), mapped.antrag());
        return documents.antrag(claim.key()).orElseThrow();
    }
}
