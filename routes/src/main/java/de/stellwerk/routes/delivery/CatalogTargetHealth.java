package de.stellwerk.routes.delivery;

import de.stellwerk.routes.catalog.Catalog;
import de.stellwerk.routes.catalog.Catalogs;
import de.stellwerk.routes.catalog.Tenant;
import de.stellwerk.routes.ledger.Failure;
import de.stellwerk.routes.ledger.TargetHealth;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** How the targets of the catalogue in force are, and whose they are. */
@Component
final class CatalogTargetHealth implements TargetHealth {

    private final Catalogs catalogs;
    private final AttachedTargets targets;
    private final TargetChecks checks;

    CatalogTargetHealth(Catalogs catalogs, AttachedTargets targets, TargetChecks checks) {
        this.catalogs = catalogs;
        this.targets = targets;
        this.checks = checks;
    }

    @Override
    public Set<String> names() {
        Catalog catalog = catalogs.current();
        return Stream.concat(catalog.targets().keySet().stream(), catalog.callbacks().keySet().stream())
                .collect(Collectors.toSet());
    }

    @Override
    public Optional<Health> check(String target) {
        return targets.named(target).map(found -> checks.askNow(found)
                .map(failure -> Consequences.written(failure, "check"))
                .map(CatalogTargetHealth::unwell)
                .orElse(Health.WELL));
    }

    private static Health unwell(Failure failure) {
        return new Health(false, Optional.of(failure.kind().word()), Optional.of(failure.code()));
    }

    @Override
    public Set<String> tenantsOf(String target) {
        Catalog catalog = catalogs.current();
        return catalog.tenants().values().stream()
                .filter(tenant -> bound(tenant).anyMatch(target::equals) || sends(catalog, target, tenant))
                .map(Tenant::id)
                .collect(Collectors.toSet());
    }

    /** Whether this is how a portal is told that sends for the tenant. */
    private static boolean sends(Catalog catalog, String target, Tenant tenant) {
        return Optional.ofNullable(catalog.callbacks().get(target))
                .map(callback -> catalog.portals().get(callback.portal()).sendsFor(tenant))
                .orElse(false);
    }

    private static Stream<String> bound(Tenant tenant) {
        return Stream.concat(
                tenant.roles().values().stream(),
                tenant.services().values().stream().flatMap(offer -> offer.roles().values().stream()));
    }
}
