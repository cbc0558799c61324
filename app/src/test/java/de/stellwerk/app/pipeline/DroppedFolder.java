package de.stellwerk.app.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What a clerk finds in an authority's directory. */
record DroppedFolder(Path folder) {

    /** The folder that a delivery's receipt names. */
    static DroppedFolder of(Path directory, Submission submission, String role) {
        Path folder = directory.resolve(submission.receipt(role, "folder"));
        assertThat(folder).isDirectory();
        return new DroppedFolder(folder);
    }

    Map<String, byte[]> files() {
        Map<String, byte[]> files = new TreeMap<>();
        list(folder).forEach(file -> files.put(file.getFileName().toString(), read(file)));
        return files;
    }

    static List<Path> list(Path directory) {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
