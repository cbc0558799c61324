package de.stellwerk.routes.rendition;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** A file that lies beside the classes of this package. */
final class Resource {

    private Resource() {}

    static byte[] bytes(String name) {
        try (InputStream in = Resource.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("Not on the class path: " + name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }
}
