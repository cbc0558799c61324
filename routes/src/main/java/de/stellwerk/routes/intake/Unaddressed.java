package de.stellwerk.routes.intake;

import de.stellwerk.routes.catalog.Area;
import de.stellwerk.routes.catalog.Catalog;
import de.stellwerk.routes.catalog.Portal;
import de.stellwerk.routes.catalog.Service;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Refuses submissions whose service or area cannot be used. Where the service can be told all the same, and the portal may send
 * it, everything else that is wrong is named too.
 */
@Component
final class Unaddressed {

    private final ContentChecks content;

    Unaddressed(ContentChecks content) {
        this.content = content;
    }

    Refusal refusal(Catalog catalog, Portal portal, Sent sent) {
        Optional<Service> named = sent.service().flatMap(catalog::service);
        Set<Violation> found = new LinkedHashSet<>(sent.violations());
        if (sent.service().isPresent() && named.flatMap(sent.form()::variantOf).isEmpty()) {
            found.add(Violation.of("unknown-service", sent.form().places().service()));
        }
        named.filter(service -> sent.form().variantOf(service).isPresent())
                .or(() -> sent.form().serviceIn(catalog))
                .filter(service -> may(catalog, portal, service, sent))
                .ifPresent(service -> found.addAll(contentOf(portal, service, sent)));
        return Refusal.of(Problem.INVALID, sent.form().placed(List.copyOf(found)));
    }

    private Set<Violation> contentOf(Portal portal, Service service, Sent sent) {
        Service.Variant variant = sent.form().variantOf(service).orElseThrow();
        return content.check(portal, service, variant, sent).violations();
    }

    private static boolean may(Catalog catalog, Portal portal, Service service, Sent sent) {
        return sent.area()
                .flatMap(Area::of)
                .map(area -> catalog.competent(service, area).stream().anyMatch(tenant -> portal.may(service, tenant)))
                .orElseGet(() -> catalog.tenants().values().stream().anyMatch(tenant -> portal.may(service, tenant)));
    }
}
