package de.stellwerk.routes.catalog;

import de.stellwerk.routes.catalog.Unit.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A snapshot's files by the unit they belong to, and those that belong to none. */
final class Units {

    private final Map<Kind, SortedMap<String, Unit>> units = new EnumMap<>(Kind.class);
    private final List<Defect> strays = new ArrayList<>();

    Units(Snapshot snapshot) {
        Stream.of(Kind.values()).forEach(kind -> units.put(kind, new TreeMap<>()));
        snapshot.files().values().forEach(this::place);
        units.values().stream().flatMap(all -> all.values().stream()).forEach(this::checkLeadingFile);
        if (units.values().stream().allMatch(Map::isEmpty)) {
            strays.add(new Defect("", 1, "the catalogue is empty"));
        }
    }

    Collection<Unit> of(Kind kind) {
        return units.get(kind).values();
    }

    List<Defect> strays() {
        return strays;
    }

    private void place(CatalogFile file) {
        if (file.path().endsWith(".md")) {
            return;
        }
        Optional<Kind> kind = Stream.of(Kind.values())
                .filter(candidate -> file.path().startsWith(candidate.directory() + "/"))
                .findFirst();
        Optional<String> id = kind.flatMap(found -> id(found, file.path()));
        if (id.isEmpty()) {
            strays.add(new Defect(file.path(), 1, "the catalogue has no place for this file"));
            return;
        }
        units.get(kind.get())
                .computeIfAbsent(id.get(), name -> new Unit(kind.get(), name, new TreeMap<>()))
                .files()
                .put(file.path(), file);
    }

    private static Optional<String> id(Kind kind, String path) {
        String rest = path.substring(kind.directory().length() + 1);
        int end = kind.isFolder() ? rest.indexOf('/') : rest.lastIndexOf(".yml");
        boolean fits = end > 0 && (kind.isFolder() || end == rest.length() - 4);
        return fits
                ? Optional.of(rest.substring(0, end))
                        .filter(id -> Rules.NAME.matcher(id).matches())
                : Optional.empty();
    }

    private void checkLeadingFile(Unit unit) {
        if (!unit.files().containsKey(unit.leadingFile())) {
            strays.add(new Defect(unit.leadingFile(), 1, "the file is missing"));
        }
    }
}
