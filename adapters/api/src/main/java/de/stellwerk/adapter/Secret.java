package de.stellwerk.adapter;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A secret by reference: {@code env:NAME} (an environment variable) or {@code file:/absolute/path} (its content, without a
 * trailing line break). The value is read when it is used, so that a rotated secret needs no restart, and never printed.
 */
public record Secret(String reference) {

    public Secret {
        if (!reference.startsWith("env:") && !reference.startsWith("file:/")) {
            throw new IllegalArgumentException("a secret is given by reference: env:NAME or file:/absolute/path");
        }
    }

    /** @throws TargetMisconfigured when the reference leads nowhere */
    public String reveal() throws TargetMisconfigured {
        String value = reference.startsWith("env:") ? System.getenv(reference.substring(4)) : fileContent();
        if (value == null || value.isEmpty()) {
            throw new TargetMisconfigured("secret-missing", "the secret " + reference + " is not set");
        }
        return value;
    }

    private String fileContent() {
        Path file = Path.of(reference.substring(5));
        try {
            return Files.exists(file) ? Files.readString(file).stripTrailing() : null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return reference;
    }
}
