package de.stellwerk.routes.intake;

import de.stellwerk.routes.catalog.Area;
import de.stellwerk.routes.catalog.Catalog;
import de.stellwerk.routes.catalog.Catalogs;
import de.stellwerk.routes.catalog.Service;
import de.stellwerk.routes.catalog.Tenant;
import de.stellwerk.routes.ledger.Acceptance;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Decides whether this portal may send this service for this area, before anything is said about content. A tenant that
 * does not exist and one that the portal may not serve get the same answer.
 */
@Component
final class Authorising {

    private final Catalogs catalogs;

    Authorising(Catalogs catalogs) {
        this.catalogs = catalogs;
    }

    public Authorised authorise(Submitted submitted) {
        Catalog catalog = catalogs.current();
        Sent sent = submitted.sent();
        Area area = sent.area().flatMap(Area::of).orElseThrow(() -> invalid(sent));
        String named = sent.service().orElseThrow(() -> invalid(sent));
        Service service = catalog.service(named).orElseThrow(() -> unknownService(sent));
        Service.Variant variant = sent.form().variantOf(service).orElseThrow(() -> unknownService(sent));
        Tenant tenant = catalog.competent(service, area)
                .filter(competent -> submitted.portal().may(service, competent))
                .orElseThrow(() -> Refusal.of(Problem.NOT_AUTHORISED));
        return new Authorised(
                submitted.call(),
                submitted.portal(),
                sent,
                service,
                named.substring(named.length() - 14),
                variant,
                tenant,
                area,
                planned(catalog, service, tenant));
    }

    private static List<Acceptance.Planned> planned(Catalog catalog, Service service, Tenant tenant) {
        List<Acceptance.Planned> planned = new ArrayList<>();
        List<List<Catalog.Link>> chains = catalog.chain(service, tenant);
        for (int chain = 0; chain < chains.size(); chain++) {
            List<Catalog.Link> links = chains.get(chain);
            for (int position = 0; position < links.size(); position++) {
                Catalog.Link link = links.get(position);
                planned.add(new Acceptance.Planned(link.role(), link.target(), chain, position));
            }
        }
        return planned;
    }

    private static Refusal invalid(Sent sent) {
        return Refusal.of(Problem.INVALID, sent.violations());
    }

    private static Refusal unknownService(Sent sent) {
        List<Violation> all = new ArrayList<>(sent.violations());
        all.add(Violation.of("unknown-service", sent.form().servicePlace()));
        return Refusal.of(Problem.INVALID, all);
    }
}
