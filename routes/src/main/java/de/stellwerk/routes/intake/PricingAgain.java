package de.stellwerk.routes.intake;

import de.stellwerk.routes.catalog.Catalog;
import de.stellwerk.routes.catalog.Catalogs;
import de.stellwerk.routes.catalog.FeesNotComputable;
import de.stellwerk.routes.catalog.Service;
import de.stellwerk.routes.catalog.Tenant;
import de.stellwerk.routes.delivery.MappingFault;
import de.stellwerk.routes.delivery.PriceAgain;
import de.stellwerk.routes.ledger.Claim;
import de.stellwerk.routes.ledger.Owed;
import de.stellwerk.routes.payment.Prices;
import de.stellwerk.schemas.PaidAntrag;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Prices submissions as the catalogue in force says. */
@Component
final class PricingAgain implements PriceAgain {

    private final Catalogs catalogs;

    PricingAgain(Catalogs catalogs) {
        this.catalogs = catalogs;
    }

    @Override
    public Price price(Claim claim, byte[] antrag, byte[] form) throws MappingFault {
        Service service = catalogs.current().services().get(claim.service());
        Owed owed = owed(claim, service, antrag);
        return owed.terms() == Owed.Terms.AT_PORTAL && !owed.isFree()
                ? new Price(
                        owed,
                        Optional.of(paidAtPortal(claim, service, owed, form).addedTo(antrag)))
                : new Price(owed, Optional.empty());
    }

    /** What the portal wrote when nobody could tell whether it was the right amount. */
    private static PaidAntrag paidAtPortal(Claim claim, Service service, Owed owed, byte[] form) throws MappingFault {
        Service.Variant variant = service.variants().get(claim.variant());
        Optional<SentPayment> sent = variant == null
                ? Optional.empty()
                : IntakeFormat.of(variant.format()).keptPayment(form);
        if (sent.isEmpty()) {
            throw new MappingFault("payment-missing", null);
        }
        if (sent.get().amount().compareTo(owed.amount().orElseThrow()) != 0) {
            throw new MappingFault("payment-amount", null);
        }
        return sent.get().of(owed);
    }

    private Owed owed(Claim claim, Service service, byte[] antrag) throws MappingFault {
        Catalog catalog = catalogs.current();
        Tenant tenant = catalog.tenants().get(claim.tenant());
        if (service == null || tenant == null || !tenant.services().containsKey(claim.service())) {
            throw new MappingFault("fees-gone", null);
        }
        try {
            return Prices.of(service, tenant, antrag, claim.receivedAt(), claim.submission())
                    .orElse(new Owed(
                            Owed.Terms.INVOICE, Optional.of(new BigDecimal("0.00")), List.of(), Optional.empty()));
        } catch (FeesNotComputable e) {
            throw new MappingFault(e.code(), e);
        }
    }
}
