package de.stellwerk.routes.payment;

import de.stellwerk.routes.catalog.BoundTarget;
import de.stellwerk.routes.catalog.Catalogs;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The payment providers of the catalogue in force. */
@Component
class Providers {

    private final Catalogs catalogs;

    Providers(Catalogs catalogs) {
        this.catalogs = catalogs;
    }

    Optional<BoundTarget> named(String name) {
        return catalogs.current().target(name).filter(BoundTarget::isPaymentProvider);
    }
}
