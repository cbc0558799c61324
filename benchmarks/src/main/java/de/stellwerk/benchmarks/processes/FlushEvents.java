package de.stellwerk.benchmarks.processes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import jdk.jfr.consumer.EventStream;
import jdk.jfr.consumer.RecordedEvent;

/**
 * Every forcing of a file to the disk that a JVM does through {@code FileChannel.force} or {@code FileDescriptor.sync}, told by its
 * flight recorder ({@code jdk.FileForce}) while it runs.
 */
final class FlushEvents implements AutoCloseable {

    private static final String EVENT = "jdk.FileForce";

    /** The recorder hands out what it has each second. */
    private static final Duration LAG = Duration.ofMillis(2500);

    private static final String CONFIGURATION = """
            <?xml version="1.0" encoding="UTF-8"?>
            <configuration version="2.0">
              <event name="jdk.FileForce">
                <setting name="enabled">true</setting>
                <setting name="threshold">0 ms</setting>
                <setting name="stackTrace">false</setting>
              </event>
            </configuration>
            """;

    private final List<Instant> times = new ArrayList<>();
    private final EventStream stream;

    private FlushEvents(EventStream stream) {
        this.stream = stream;
    }

    /** The options of the JVM to be watched; its recorder works in this folder. */
    static List<String> options(Path folder) throws IOException {
        Files.createDirectories(folder.resolve("repository"));
        Path configuration = Files.writeString(folder.resolve("flushes.jfc"), CONFIGURATION);
        return List.of(
                "-XX:FlightRecorderOptions=repository=" + folder.resolve("repository"),
                "-XX:StartFlightRecording=name=flushes,maxage=1m,settings=" + configuration);
    }

    /** Begins to listen to the JVM that was last started with {@link #options}. */
    static FlushEvents of(Path folder) {
        try (var lives = Files.list(folder.resolve("repository"))) {
            Path newest = lives.max((one, other) -> one.getFileName().compareTo(other.getFileName()))
                    .orElseThrow(() -> new IllegalStateException("no flight recorder works in " + folder));
            FlushEvents events = new FlushEvents(EventStream.openRepository(newest));
            events.listen();
            return events;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void listen() {
        stream.setStartTime(Instant.EPOCH);
        stream.setReuse(true);
        stream.onEvent(EVENT, this::note);
        stream.startAsync();
    }

    private synchronized void note(RecordedEvent event) {
        times.add(event.getEndTime());
    }

    private synchronized long between(Instant from, Instant to) {
        return times.stream()
                .filter(time -> !time.isBefore(from) && time.isBefore(to))
                .count();
    }

    /** How many there were in this time; waits until all of them are known. */
    long count(Instant from, Instant to) {
        Duration missing = Duration.between(Instant.now(), to.plus(LAG));
        if (!missing.isNegative()) {
            try {
                TimeUnit.MILLISECONDS.sleep(missing.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        return between(from, to);
    }

    @Override
    public void close() {
        stream.close();
    }
}
