package de.stellwerk.app.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import de.stellwerk.routes.catalog.Catalogs;
import de.stellwerk.routes.catalog.Defect;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The folder from which the hub under test takes its catalogue: the shipped one and a few Kreise with systems that misbehave. */
record TestCatalogue(Path folder, Catalogs catalogs) {

    /** A change of files, undone when it is closed. */
    interface Change extends AutoCloseable {
        @Override
        void close();
    }

    /** Writes these files and waits until the hub has taken them over. */
    Change with(Map<String, String> files) {
        Map<String, String> before = put(files, catalogs.current().version());
        return () -> put(before, catalogs.current().version());
    }

    Change with(String path, UnaryOperator<String> edit) {
        String before = read(path);
        String after = edit.apply(before);
        assertThat(after).as("the edit of %s changes something", path).isNotEqualTo(before);
        return with(Map.of(path, after));
    }

    /** Writes this file, which makes the catalogue a bad one, and waits until the hub has refused it. */
    Change refused(String path, UnaryOperator<String> edit) {
        String before = read(path);
        write(path, edit.apply(before));
        await().atMost(Submission.PATIENCE).until(() -> !defects().isEmpty());
        return () -> {
            write(path, before);
            await().atMost(Submission.PATIENCE).until(() -> defects().isEmpty());
        };
    }

    List<Defect> defects() {
        return catalogs.defects();
    }

    String read(String path) {
        try {
            Path file = folder.resolve(path);
            return Files.exists(file) ? Files.readString(file) : null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns what was there before; {@code null} stands for no file. */
    private Map<String, String> put(Map<String, String> files, String version) {
        Map<String, String> before = new LinkedHashMap<>();
        files.forEach((path, text) -> before.put(path, read(path)));
        files.forEach(this::write);
        await().atMost(Submission.PATIENCE).untilAsserted(() -> {
            assertThat(defects()).isEmpty();
            assertThat(catalogs.current().version()).isNotEqualTo(version);
        });
        return before;
    }

    private void write(String path, String text) {
        try {
            Path file = folder.resolve(path);
            if (text == null) {
                Files.delete(file);
                return;
            }
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
