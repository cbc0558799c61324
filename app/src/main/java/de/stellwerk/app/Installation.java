package de.stellwerk.app;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What lies beside the hub's jar: {@code lib/}, {@code catalog/}, {@code simulators/}, {@code adapters/}. */
final class Installation {

    private Installation() {}

    /** The directory of the running jar; in a development environment the one that the build fills. */
    static Path directory() {
        Path code = codeSource();
        return Files.isDirectory(code) ? code.resolveSibling("stellwerk") : code.getParent();
    }

    private static Path codeSource() {
        try {
            return Path.of(Installation.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the hub's own jar has an address that is no file", e);
        }
    }
}
