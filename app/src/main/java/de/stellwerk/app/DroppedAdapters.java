package de.stellwerk.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Adds the jars of {@code adapters/} to the class path, so that {@code ServiceLoader} with the application's class loader
 * finds adapters that were dropped beside the hub. They are read at start; a jar added later waits for the next one.
 */
final class DroppedAdapters {

    private DroppedAdapters() {}

    static ClassLoader besideTheHub() {
        return in(Installation.directory().resolve("adapters"), Stellwerk.class.getClassLoader());
    }

    static ClassLoader in(Path directory, ClassLoader hub) {
        if (!Files.isDirectory(directory)) {
            return hub;
        }
        try (Stream<Path> files = Files.list(directory)) {
            URL[] jars = files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .map(DroppedAdapters::url)
                    .toArray(URL[]::new);
            return jars.length == 0 ? hub : new URLClassLoader("adapters", jars, hub);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static URL url(Path jar) {
        try {
            return jar.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new UncheckedIOException(e);
        }
    }
}
