package de.stellwerk.routes.catalog;

import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/**
 * One file of the catalogue. Its content is fetched when asked for, so that a large catalogue is not kept in memory.
 *
 * @param path inside the catalogue, segments separated by "/"
 * @param hash SHA-256 of its content, hex
 */
record CatalogFile(String path, String hash, Supplier<byte[]> content) {

    static CatalogFile of(String path, byte[] content) {
        return new CatalogFile(path, Hash.of(content), () -> content);
    }

    static CatalogFile of(String path, String content) {
        return of(path, content.getBytes(StandardCharsets.UTF_8));
    }

    byte[] bytes() {
        return content.get();
    }
}
