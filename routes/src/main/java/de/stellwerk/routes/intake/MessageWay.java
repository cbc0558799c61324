package de.stellwerk.routes.intake;

import de.stellwerk.routes.catalog.BoundTarget;
import de.stellwerk.routes.catalog.Catalog;
import de.stellwerk.routes.catalog.Catalogs;
import de.stellwerk.routes.ledger.Acceptance.Planned;
import de.stellwerk.routes.ledger.Cases;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Where a message goes: into the DMS that has its application, unless that is the sender or takes no messages, and, independent
 * of that, to the portal.
 */
@Component
final class MessageWay {

    private static final String DMS = "dms";

    private final Catalogs catalogs;

    MessageWay(Catalogs catalogs) {
        this.catalogs = catalogs;
    }

    List<Planned> of(Addressed addressed) {
        List<Planned> planned = new ArrayList<>();
        dms(addressed).ifPresent(dms -> planned.add(new Planned(DMS, dms, 0, 0)));
        planned.add(Planned.forPortal(addressed.about().portal(), 1));
        return planned;
    }

    private Optional<String> dms(Addressed addressed) {
        Catalog catalog = catalogs.current();
        return addressed
                .about()
                .dms()
                .flatMap(name -> stillThere(catalog, name, addressed.about()))
                .filter(BoundTarget::takesMessages)
                .map(BoundTarget::name)
                .filter(name -> !name.equals(addressed.sender().name()));
    }

    /** A DMS that the catalogue has given up was followed by another, whose operators learn that there is no such Akte yet. */
    private static Optional<BoundTarget> stillThere(Catalog catalog, String name, Cases.Answerable about) {
        return catalog.target(name)
                .or(() -> Optional.ofNullable(catalog.tenants().get(about.tenant()))
                        .flatMap(tenant -> tenant.target(about.service(), DMS))
                        .flatMap(catalog::target));
    }
}
