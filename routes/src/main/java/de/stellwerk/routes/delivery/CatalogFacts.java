package de.stellwerk.routes.delivery;

import de.stellwerk.adapter.Delivery;
import de.stellwerk.routes.catalog.Catalog;
import de.stellwerk.routes.catalog.Catalogs;
import de.stellwerk.routes.catalog.Service;
import de.stellwerk.routes.catalog.Tenant;
import de.stellwerk.routes.ledger.Claim;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Names and file plans as the catalogue in force has them; what it no longer has keeps its id. */
@Component
final class CatalogFacts implements Facts {

    private final Catalogs catalogs;

    CatalogFacts(Catalogs catalogs) {
        this.catalogs = catalogs;
    }

    @Override
    public Delivery.Service service(Claim claim) {
        String name = Optional.ofNullable(catalogs.current().services().get(claim.service()))
                .map(Service::name)
                .orElse(claim.service());
        return new Delivery.Service(claim.serviceKey(), Service.urn(claim.serviceKey()), name);
    }

    @Override
    public Delivery.Tenant tenant(Claim claim) {
        Catalog catalog = catalogs.current();
        Tenant tenant = catalog.tenants().get(claim.tenant());
        if (tenant == null) {
            return new Delivery.Tenant(claim.area(), claim.tenant(), claim.service());
        }
        String aktenplan = Optional.ofNullable(tenant.services().get(claim.service()))
                .map(Tenant.Offer::aktenplan)
                .orElse(claim.service());
        return new Delivery.Tenant(tenant.area().ars(), tenant.name(), aktenplan);
    }
}
