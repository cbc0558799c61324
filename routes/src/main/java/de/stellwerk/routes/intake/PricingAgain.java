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
    public Owed price(Claim claim, byte[] antrag) throws MappingFault {
        Catalog catalog = catalogs.current();
        Service service = catalog.services().get(claim.service());
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
