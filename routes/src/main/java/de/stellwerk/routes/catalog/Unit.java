package de.stellwerk.routes.catalog;

import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;

/**
 * What is read as one: a service's folder, a tenant's file …
 *
 * @param files by path inside the catalogue
 */
record Unit(Kind kind, String id, SortedMap<String, CatalogFile> files) {

    enum Kind {
        SERVICES("service.yml"),
        TENANTS(null),
        PORTALS(null),
        TARGETS("target.yml");

        private final String leadingFile;

        Kind(String leadingFile) {
            this.leadingFile = leadingFile;
        }

        boolean isFolder() {
            return leadingFile != null;
        }

        String directory() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** Where the unit's other files lie, ending in "/". */
    String folder() {
        return kind.directory() + "/" + id + "/";
    }

    /** The path of the file that is read first. */
    String leadingFile() {
        return kind.isFolder() ? folder() + kind.leadingFile : kind.directory() + "/" + id + ".yml";
    }

    String hash() {
        return Hash.over(files.values());
    }

    /** The files by their names inside the unit's folder. */
    Set<String> names() {
        return files.keySet().stream()
                .map(path -> path.substring(folder().length()))
                .collect(Collectors.toSet());
    }
}
