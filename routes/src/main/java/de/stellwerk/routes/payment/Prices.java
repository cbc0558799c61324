package de.stellwerk.routes.payment;

import de.stellwerk.routes.catalog.Charge;
import de.stellwerk.routes.catalog.PaymentPolicy;
import de.stellwerk.routes.catalog.Service;
import de.stellwerk.routes.catalog.Tenant;
import de.stellwerk.routes.ledger.Owed;
import de.stellwerk.schemas.AntragFields;
import de.stellwerk.schemas.PaidAntrag;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What submissions cost, by the catalogue and their Antrag documents. */
public final class Prices {

    private Prices() {}

    /**
     * What a submission costs; empty where the tenant has no fees for the service.
     *
     * @throws de.stellwerk.routes.catalog.FeesNotComputable when its Antrag document does not tell
     */
    public static Optional<Owed> of(
            Service service, Tenant tenant, byte[] antrag, Instant receivedAt, UUID submission) {
        Tenant.Offer offer = tenant.services().get(service.id());
        if (offer.fees().fees().isEmpty()) {
            return Optional.empty();
        }
        Map<String, List<String>> fields = AntragFields.of(antrag);
        Charge charge = offer.fees().charge(fields, receivedAt, submission);
        return Optional.of(new Owed(
                terms(service.payment()),
                Optional.of(charge.amount()),
                charge.items().stream().map(Prices::item).toList(),
                collecting(service, offer, receivedAt, submission)));
    }

    /** Nobody knows what it costs, for it has no Antrag document; empty where that makes no difference. */
    public static Optional<Owed> unknown(Service service, Tenant tenant, Instant receivedAt, UUID submission) {
        Tenant.Offer offer = tenant.services().get(service.id());
        Owed.Terms terms = terms(service.payment());
        boolean matters = terms != Owed.Terms.INVOICE && !offer.fees().fees().isEmpty();
        return matters
                ? Optional.of(new Owed(
                        terms, Optional.empty(), List.of(), collecting(service, offer, receivedAt, submission)))
                : Optional.empty();
    }

    /** What the form itself says it costs, where it does. */
    public static Optional<BigDecimal> saidByTheForm(Service service, byte[] antrag) {
        return service.amountField()
                .map(field -> AntragFields.of(antrag).getOrDefault(field, List.of()))
                .filter(values -> !values.isEmpty())
                .map(values -> amount(values.get(0)));
    }

    /** A text that is no amount is none that could be right. */
    private static BigDecimal amount(String written) {
        String plain = written.strip().replace(",", ".").replaceFirst("\\s*(EUR|€)$", "");
        return plain.matches("\\d{1,9}(\\.\\d{1,2})?") ? new BigDecimal(plain) : BigDecimal.ONE.negate();
    }

    /** As they stand in the section Zahlung of an Antrag document. */
    public static List<PaidAntrag.Item> itemsOf(Owed owed) {
        return PaidDocument.items(owed.items());
    }

    private static Owed.Terms terms(PaymentPolicy policy) {
        return switch (policy) {
            case BEFORE_DELIVERY -> Owed.Terms.BEFORE_DELIVERY;
            case AT_PORTAL -> Owed.Terms.AT_PORTAL;
            case INVOICE, NONE -> Owed.Terms.INVOICE;
        };
    }

    private static Owed.Item item(Charge.Item item) {
        return new Owed.Item(
                item.name(), item.amount(), item.haushaltsstelle(), item.objektnummer(), item.bookingText());
    }

    private static Optional<Owed.Collecting> collecting(
            Service service, Tenant.Offer offer, Instant receivedAt, UUID submission) {
        return offer.collecting()
                .filter(found -> service.payment() == PaymentPolicy.BEFORE_DELIVERY)
                .map(found -> new Owed.Collecting(
                        found.provider(), found.purpose().filled(receivedAt, submission, 1), found.unpaidAfter()));
    }
}
