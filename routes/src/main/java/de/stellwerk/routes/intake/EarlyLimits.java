package de.stellwerk.routes.intake;

import de.stellwerk.routes.catalog.Catalogs;
import de.stellwerk.routes.ledger.Acceptances;
import org.springframework.stereotype.Component;

/**
 * How large an attachment may be that follows its message: what the service admits, so that more is not even stored for a
 * while. A repeat is not held to today's limit, for it is answered as the first time.
 */
@Component
final class EarlyLimits {

    private final Catalogs catalogs;
    private final Acceptances ledger;

    EarlyLimits(Catalogs catalogs, Acceptances ledger) {
        this.catalogs = catalogs;
        this.ledger = ledger;
    }

    /** In bytes; the largest number where the service does not tell. */
    long attachment(String portal, IntakeFormat.Named named) {
        boolean repeated = named.reference()
                .filter(reference -> ledger.knows(portal, reference))
                .isPresent();
        return repeated
                ? Long.MAX_VALUE
                : named.service()
                        .flatMap(catalogs.current()::service)
                        .map(service -> service.attachments().maxBytes())
                        .orElse(Long.MAX_VALUE);
    }
}
