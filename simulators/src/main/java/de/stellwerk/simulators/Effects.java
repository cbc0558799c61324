package de.stellwerk.simulators;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import tools.jackson.databind.json.JsonMapper;

/** Everything a simulator did, in a file of JSON lines that outlives it; a line is on disk before {@link #note} returns. */
final class Effects {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Path file;
    private final FileChannel channel;
    private final List<Effect> effects = new ArrayList<>();

    Effects(Path directory) throws IOException {
        Files.createDirectories(directory);
        file = directory.resolve("effects.jsonl");
        channel = FileChannel.open(file, CREATE, APPEND);
        for (String line : Files.readAllLines(file)) {
            effects.add(JSON.readValue(line, Effect.class));
        }
    }

    synchronized void note(Effect effect) throws IOException {
        channel.write(ByteBuffer.wrap((JSON.writeValueAsString(effect) + "\n").getBytes(UTF_8)));
        channel.force(false);
        effects.add(effect);
    }

    synchronized Optional<Effect> first(Predicate<Effect> wanted) {
        return effects.stream().filter(wanted).findFirst();
    }

    synchronized List<Effect> all() {
        return List.copyOf(effects);
    }

    synchronized int count() {
        return effects.size();
    }

    synchronized byte[] lines() throws IOException {
        return Files.readAllBytes(file);
    }
}
