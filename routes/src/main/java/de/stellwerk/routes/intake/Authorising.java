package de.stellwerk.routes.intake;

import de.stellwerk.routes.catalog.Area;
import de.stellwerk.routes.catalog.Catalog;
import de.stellwerk.routes.catalog.Catalogs;
import de.stellwerk.routes.catalog.Service;
import de.stellwerk.routes.catalog.Tenant;
import de.stellwerk.routes.ledger.Acceptance;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * Decides whether this portal may send this service for this area, before anything is said about content. A tenant that
 * does not exist and one that the portal may not serve get the same answer.
 */
@Component
final class Authorising {

    private final Catalogs catalogs;
    private final Unaddressed unaddressed;

    Authorising(Catalogs catalogs, Unaddressed unaddressed) {
        this.catalogs = catalogs;
        this.unaddressed = unaddressed;
    }

    public Authorised authorise(Submitted submitted) {
        Catalog catalog = catalogs.current();
        Sent sent = submitted.sent();
        Supplier<Refusal> refusal = () -> unaddressed.refusal(catalog, submitted.portal(), sent);
        Area area = sent.area().flatMap(Area::of).orElseThrow(refusal);
        String named = sent.service().orElseThrow(refusal);
        Service service = catalog.service(named).orElseThrow(refusal);
        Service.Variant variant = sent.form().variantOf(service).orElseThrow(refusal);
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
}
