package de.stellwerk.routes.catalog;

import java.util.List;
import java.util.Optional;

/**
 * What reading one unit brought, kept as long as its files do not change.
 *
 * @param value nothing when there are defects
 */
record Read<T>(Unit unit, String hash, Optional<T> value, List<Defect> defects) {

    static <T> Read<T> of(Unit unit, String hash, T value, List<Defect> defects) {
        return new Read<>(unit, hash, defects.isEmpty() ? Optional.ofNullable(value) : Optional.empty(), defects);
    }

    /** A defect at the line of a key or list item of the leading file, found by the words that lead to it. */
    Defect defect(String text, String... words) {
        CatalogFile file = unit.files().get(unit.leadingFile());
        return new Defect(file.path(), Lines.find(file.bytes(), words), text);
    }
}
