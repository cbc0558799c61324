package de.stellwerk.routes.catalog;

import de.stellwerk.routes.catalog.Unit.Kind;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads a snapshot; units whose content did not change since the last one are not read again. One thread at a time. */
final class CatalogReader {

    private final TargetFile targetFile;
    private final SettingsBinder settings;
    private Draft last = new Draft(null, null, Map.of(), Map.of(), Map.of(), Map.of());

    CatalogReader(Adapters adapters, Placeholders placeholders) {
        this.settings = new SettingsBinder(placeholders);
        this.targetFile = new TargetFile(adapters, settings);
    }

    Draft read(Snapshot snapshot) {
        Units units = new Units(snapshot);
        last = new Draft(
                snapshot,
                units.strays(),
                readAll(units, Kind.SERVICES, last.services(), CatalogReader::service),
                readAll(units, Kind.TENANTS, last.tenants(), CatalogReader::tenant),
                readAll(units, Kind.PORTALS, last.portals(), this::portal),
                readAll(units, Kind.TARGETS, last.targets(), this::target));
        return last;
    }

    private static <T> Map<String, Read<T>> readAll(
            Units units, Kind kind, Map<String, Read<T>> before, BiFunction<Unit, String, Read<T>> reader) {
        return units.of(kind).parallelStream()
                .filter(unit -> unit.files().containsKey(unit.leadingFile()))
                .collect(Collectors.toMap(
                        Unit::id,
                        unit -> unlessKnown(unit, before.get(unit.id()), reader),
                        (one, other) -> one,
                        TreeMap::new));
    }

    private static <T> Read<T> unlessKnown(Unit unit, Read<T> before, BiFunction<Unit, String, Read<T>> reader) {
        String hash = unit.hash();
        return before != null && before.hash().equals(hash) ? before : reader.apply(unit, hash);
    }

    private static Read<Service> service(Unit unit, String hash) {
        Defects defects = new Defects(unit.leadingFile());
        Service service = leading(unit, defects)
                .map(file -> ServiceFile.read(unit.id(), hash, unit.names(), file))
                .orElse(null);
        Stream<Defect> examples = service == null ? Stream.empty() : ExampleFiles.check(service, unit).stream();
        return Read.of(
                unit,
                hash,
                service,
                Stream.concat(defects.found().stream(), examples).toList());
    }

    private static Read<Tenant> tenant(Unit unit, String hash) {
        Defects defects = new Defects(unit.leadingFile());
        Tenant tenant = leading(unit, defects)
                .map(file -> TenantFile.read(unit.id(), file))
                .orElse(null);
        return Read.of(unit, hash, tenant, defects.found());
    }

    private Read<Portal> portal(Unit unit, String hash) {
        Defects defects = new Defects(unit.leadingFile());
        Portal portal = leading(unit, defects)
                .map(file -> PortalFile.read(unit.id(), file, settings))
                .orElse(null);
        return Read.of(unit, hash, portal, defects.found());
    }

    private Read<BoundTarget> target(Unit unit, String hash) {
        Defects defects = new Defects(unit.leadingFile());
        BoundTarget target = leading(unit, defects)
                .flatMap(file -> targetFile.read(unit.id(), file, unit.files(), unit.folder()))
                .orElse(null);
        return Read.of(unit, hash, target, defects.found());
    }

    private static Optional<Section> leading(Unit unit, Defects defects) {
        return YamlFile.read(unit.files().get(unit.leadingFile()).bytes(), defects);
    }
}
