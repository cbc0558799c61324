package de.stellwerk.routes.catalog;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the tenant of an area. A Kreis is known by its five digits and never by an ARS without its trailing zeros: Kreise
 * such as 05770 end in a zero themselves, and 0577 would cover their neighbours.
 */
final class AreaIndex {

    private final Map<String, Tenant> wholeKreise = new HashMap<>();
    private final Map<String, Tenant> gemeinden = new HashMap<>();

    AreaIndex(Collection<Tenant> tenants) {
        for (Tenant tenant : tenants) {
            if (tenant.level().coversKreis()) {
                wholeKreise.put(tenant.area().kreis(), tenant);
            } else {
                gemeinden.put(tenant.area().ars(), tenant);
            }
        }
    }

    Optional<Tenant> competent(Competence competence, Area area) {
        return switch (competence) {
            case KREIS -> wholeKreis(area, Competence.KREIS);
            case GEMEINDE ->
                Optional.ofNullable(gemeinden.get(area.ars())).or(() -> wholeKreis(area, Competence.GEMEINDE));
        };
    }

    private Optional<Tenant> wholeKreis(Area area, Competence competence) {
        return Optional.ofNullable(wholeKreise.get(area.kreis()))
                .filter(tenant -> tenant.level().serves(competence));
    }
}
