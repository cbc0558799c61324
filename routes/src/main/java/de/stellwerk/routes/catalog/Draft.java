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

    Catalog catalog() {
        return new Catalog(snapshot.version(), values(services), values(tenants), values(portals), values(targets));
    }

    private static <T> Map<String, T> values(Map<String, Read<T>> reads) {
        Map<String, T> values = new HashMap<>();
        reads.forEach((id, read) -> values.put(id, read.value().orElseThrow()));
        return values;
    }
}
