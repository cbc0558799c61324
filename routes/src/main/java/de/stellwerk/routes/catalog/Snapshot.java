package de.stellwerk.routes.catalog;

import java.util.Collection;
import java.util.SortedMap;
import java.util.TreeMap;

/** All files of a catalogue at one moment, by path. */
record Snapshot(SortedMap<String, CatalogFile> files) {

    static Snapshot of(Collection<CatalogFile> files) {
        SortedMap<String, CatalogFile> byPath = new TreeMap<>();
        files.forEach(file -> byPath.put(file.path(), file));
        return new Snapshot(byPath);
    }

    /** The content hash over all files. */
    String version() {
        return Hash.over(files.values());
    }

    /** The files below a folder, {@code folder} ending in "/". */
    SortedMap<String, CatalogFile> below(String folder) {
        return files.subMap(folder, folder + Character.MAX_VALUE);
    }
}
