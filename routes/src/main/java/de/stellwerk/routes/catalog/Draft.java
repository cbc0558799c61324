package de.stellwerk.routes.catalog;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A catalogue that was read and is not yet known to be good. */
record Draft(
        Snapshot snapshot,
        List<Defect> strays,
        Map<String, Read<Service>> services,
        Map<String, Read<Tenant>> tenants,
        Map<String, Read<Portal>> portals,
        Map<String, Read<BoundTarget>> targets) {

    /** What is wrong in each file by itself. */
    Stream<Defect> ownDefects() {
        return Stream.concat(
                strays.stream(),
                Stream.of(services, tenants, portals, targets)
                        .map(Map::values)
                        .flatMap(Collection::stream)
                        .flatMap(read -> read.defects().stream()));
    }

    /** Whether this is the name under which one of the portals is told. A portal that cannot be read has its own defects. */
    boolean tells(String target) {
        return Callback.portalOf(target)
                .map(portals::get)
                .map(read -> read.value()
                        .map(portal -> portal.callback().isPresent())
                        .orElse(true))
                .orElse(false);
    }

    Catalog catalog() {
        return new Catalog(snapshot.version(), values(services), values(tenants), values(portals), values(targets));
    }

    private static <T> Map<String, T> values(Map<String, Read<T>> reads) {
        Map<String, T> values = new HashMap<>();
        reads.forEach((id, read) -> values.put(id, read.value().orElseThrow()));
        return values;
    }
}
