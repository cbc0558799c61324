package de.stellwerk.benchmarks.faults.inside;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A wall clock that can be moved while its hub runs: libfaketime, asked for the time before the system is. What a process measures
 * with the monotonic clock stays right, as it does when an operator or NTP moves a machine's clock.
 *
 * @param offset the file that says by how much
 */
public record ClockJump(Path library, Path offset) {

    private static final List<Path> LIBRARIES = List.of(
            Path.of("/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1"),
            Path.of("/usr/lib/aarch64-linux-gnu/faketime/libfaketimeMT.so.1"));

    /** Empty where Debian's package libfaketime is not installed. */
    public static Optional<ClockJump> in(Path folder) throws IOException {
        Optional<Path> library = LIBRARIES.stream().filter(Files::exists).findFirst();
        if (library.isEmpty()) {
            return Optional.empty();
        }
        ClockJump clock = new ClockJump(library.get(), folder.resolve("clock"));
        clock.by("+0");
        return Optional.of(clock);
    }

    /** The environment of a hub whose clock this is. */
    public Map<String, String> environment() {
        return Map.of(
                "LD_PRELOAD",
                library.toString(),
                "FAKETIME_TIMESTAMP_FILE",
                offset.toString(),
                "FAKETIME_CACHE_DURATION",
                "1",
                "FAKETIME_DONT_FAKE_MONOTONIC",
                "1");
    }

    /** @param much such as {@code +3d}, {@code -1h} or {@code +0}, from the true time */
    public void by(String much) throws IOException {
        Path written = Files.writeString(offset.resolveSibling("clock.new"), much + "\n");
        Files.move(written, offset, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
