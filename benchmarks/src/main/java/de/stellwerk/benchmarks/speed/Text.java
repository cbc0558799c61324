package de.stellwerk.benchmarks.speed;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A text that lies beside these classes, with names in it of the form <code>${name}</code>. */
record Text(String content) {

    static Text of(String path) {
        try (InputStream resource = Text.class.getResourceAsStream(path)) {
            if (resource == null) {
                throw new IllegalStateException("there is no " + path);
            }
            return new Text(new String(resource.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Text with(Map<String, ?> values) {
        String filled = content;
        for (Map.Entry<String, ?> value : values.entrySet()) {
            filled = filled.replace("${" + value.getKey() + "}", String.valueOf(value.getValue()));
        }
        return new Text(filled);
    }
}
