package de.stellwerk.routes.catalog;

import de.stellwerk.routes.catalog.Tenant.Offer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/** Finds what is only wrong when files are seen together. What a file by itself got wrong is not held against others. */
final class CrossChecks {

    private final Draft draft;
    private final List<Defect> defects = new ArrayList<>();

    private CrossChecks(Draft draft) {
        this.draft = draft;
    }

    static List<Defect> of(Draft draft) {
        CrossChecks checks = new CrossChecks(draft);
        checks.eachGood(draft.tenants(), checks::checkTenant);
        checks.eachGood(draft.portals(), checks::checkPortal);
        checks.eachGood(draft.targets(), checks::refuseCallbackName);
        checks.refuseSharedMarks();
        checks.refuseSharedDirectories();
        return checks.defects;
    }

    private void refuseCallbackName(Read<BoundTarget> read, BoundTarget target) {
        Callback.portalOf(target.name())
                .ifPresent(portal ->
                        defects.add(read.defect("names that begin with 'callback-' are for the callbacks of portals")));
    }

    private void refuseSharedMarks() {
        Once<Object> names = new Once<>();
        eachGood(draft.services(), (read, service) -> {
            service.keys().forEach(key -> names.claim(key, read, "the Leistungsschlüssel " + key, "keys", key));
            service.variants().forEach((id, variant) -> variant.root()
                    .ifPresent(root -> names.claim(root, read, "the root element " + root, "variants", id, "root")));
        });
        eachGood(draft.portals(), (read, portal) -> portal.keys()
                .forEach(key ->
                        names.claim(key.sha256(), read, "the API key '" + key.id() + "'", "keys", key.sha256())));
        eachGood(draft.targets(), (read, bound) -> bound.target()
                .inbound()
                .keys()
                .forEach(key -> names.claim(
                        key.sha256(), read, "the API key '" + key.id() + "'", "inbound", "keys", key.sha256())));
        eachGood(draft.tenants(), (read, tenant) -> names.claim(tenant.area(), read, "the area", "ars"));
        refuseTownsInsideKreisfreieStadt();
    }

    /** Two portals in one directory, or one inside the other's, would be taken for each other. */
    private void refuseSharedDirectories() {
        Map<Path, Read<Portal>> owners = new HashMap<>();
        eachGood(
                draft.portals(), (read, portal) -> portal.channels().directory().ifPresent(directory -> {
                    Path mine = directory.path().normalize();
                    owners.forEach((other, owner) -> {
                        if (mine.startsWith(other) || other.startsWith(mine)) {
                            defects.add(read.defect(
                                    "the transfer directory overlaps with the one of "
                                            + owner.unit().leadingFile(),
                                    "directory",
                                    "path"));
                        }
                    });
                    owners.put(mine, read);
                }));
    }

    private void refuseTownsInsideKreisfreieStadt() {
        Map<String, Tenant> cities = new HashMap<>();
        eachGood(draft.tenants(), (read, tenant) -> {
            if (tenant.level() == Level.KREISFREIE_STADT) {
                cities.put(tenant.area().kreis(), tenant);
            }
        });
        eachGood(draft.tenants(), (read, tenant) -> {
            Tenant city = cities.get(tenant.area().kreis());
            if (city != null && tenant.level() == Level.GEMEINDE) {
                defects.add(read.defect("the area lies inside the tenant '" + city.id() + "'", "ars"));
            }
        });
    }

    private void checkTenant(Read<Tenant> read, Tenant tenant) {
        tenant.services().forEach((id, offer) -> {
            if (!draft.services().containsKey(id)) {
                defects.add(read.defect(unknown("service", id, draft.services().keySet()), "services", id));
            } else {
                draft.services().get(id).value().ifPresent(service -> checkOffer(read, tenant, service, offer));
            }
        });
        checkTargets(read, tenant.roles(), "roles");
    }

    private void checkOffer(Read<Tenant> read, Tenant tenant, Service service, Offer offer) {
        String id = service.id();
        List<String> roles = service.deliver().stream().flatMap(List::stream).toList();
        if (!tenant.level().serves(service.competent())) {
            defects.add(read.defect("the service '" + id + "' is for the other level", "services", id));
        }
        roles.stream()
                .filter(role -> tenant.target(id, role).isEmpty())
                .forEach(role -> defects.add(read.defect(
                        "the service '" + id + "' delivers to the role '" + role + "', which has no target",
                        "services",
                        id)));
        offer.roles().keySet().stream()
                .filter(role -> !roles.contains(role))
                .forEach(role -> defects.add(read.defect(
                        "the service '" + id + "' does not deliver to a role '" + role + "'"
                                + Nearest.suggestion(role, roles),
                        "services",
                        id,
                        "roles",
                        role)));
        checkTargets(read, offer.roles(), "services", id, "roles");
    }

    private void checkTargets(Read<Tenant> read, Map<String, String> roles, String... place) {
        roles.forEach((role, target) -> {
            if (!draft.targets().containsKey(target)) {
                defects.add(
                        read.defect(unknown("target", target, draft.targets().keySet()), placed(role, place)));
            } else if (isPaymentProvider(target)) {
                defects.add(read.defect(
                        "the target '" + target + "' is a payment provider and takes no submissions",
                        placed(role, place)));
            }
        });
    }

    private boolean isPaymentProvider(String target) {
        return draft.targets()
                .get(target)
                .value()
                .filter(BoundTarget::isPaymentProvider)
                .isPresent();
    }

    private static String[] placed(String role, String... place) {
        List<String> words = new ArrayList<>(List.of(place));
        words.add(role);
        return words.toArray(String[]::new);
    }

    private void checkPortal(Read<Portal> read, Portal portal) {
        checkForms(read, portal);
        portal.may().forEach(grant -> {
            grant.services().forEach(id -> checkGranted(read, portal, id));
            grant.tenants().stream()
                    .filter(id ->
                            !id.equals(Portal.Grant.ALL) && !draft.tenants().containsKey(id))
                    .forEach(id -> defects.add(
                            read.defect(unknown("tenant", id, draft.tenants().keySet()), "may", "tenants", id)));
        });
    }

    private void checkForms(Read<Portal> read, Portal portal) {
        Set<String> known = new HashSet<>();
        eachGood(draft.services(), (service, value) -> known.addAll(value.keys()));
        portal.addresses().forms().forEach((id, form) -> {
            if (!known.contains(form.service())) {
                defects.add(read.defect("no service has the key " + form.service(), "forms", id, "service"));
            }
        });
    }

    private void checkGranted(Read<Portal> read, Portal portal, String id) {
        if (id.equals(Portal.Grant.ALL)) {
            return;
        }
        if (!draft.services().containsKey(id)) {
            defects.add(read.defect(unknown("service", id, draft.services().keySet()), "may", "services", id));
            return;
        }
        draft.services()
                .get(id)
                .value()
                .filter(service -> !service.accepts(portal.format()))
                .ifPresent(service -> defects.add(read.defect(
                        "the service '" + id + "' has no variant in this portal's format", "may", "services", id)));
    }

    private static String unknown(String what, String id, Collection<String> known) {
        return "there is no " + what + " '" + id + "'" + Nearest.suggestion(id, known);
    }

    /** Unreadable files are left out: their own defects are already named. */
    private <T> void eachGood(Map<String, Read<T>> reads, BiConsumer<Read<T>, T> action) {
        reads.values().forEach(read -> read.value().ifPresent(value -> action.accept(read, value)));
    }

    /** Things that only one may have; the second to claim one is at fault. */
    private final class Once<K> {
        private final Map<K, Read<?>> owners = new HashMap<>();

        void claim(K thing, Read<?> claimant, String name, String... place) {
            Read<?> owner = owners.putIfAbsent(thing, claimant);
            if (owner != null) {
                defects.add(
                        claimant.defect(name + " is taken by " + owner.unit().leadingFile(), place));
            }
        }
    }
}
