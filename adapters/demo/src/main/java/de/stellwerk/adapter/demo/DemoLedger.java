package de.stellwerk.adapter.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What was done, one JSON line each, on disk before the target answers; readable by anybody outside the hub. */
record DemoLedger(Path file) {

    void note(String key, String number) throws IOException {
        ByteBuffer line = ByteBuffer.wrap("{\"key\":\"%s\",\"vorgangsnummer\":\"%s\"}%n"
                .formatted(key, number)
                .getBytes(UTF_8));
        try (FileChannel channel = FileChannel.open(file, CREATE, APPEND)) {
            channel.write(line);
            channel.force(true);
        }
    }

    boolean holds(String key) throws IOException {
        if (Files.notExists(file)) {
            return false;
        }
        try (Stream<String> lines = Files.lines(file)) {
            return lines.anyMatch(line -> line.contains('"' + key + '"'));
        }
    }
}
