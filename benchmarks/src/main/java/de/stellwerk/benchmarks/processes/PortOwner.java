package de.stellwerk.benchmarks.processes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who listens at a port: without asking, a load could be measured against somebody else's server. */
public final class PortOwner {

    private static final String LISTENING = "0A";

    private PortOwner() {}

    /** @throws IllegalStateException unless this very process listens at this TCP port of this machine */
    public static void require(long pid, int port) {
        Set<String> listening = sockets(port);
        try (Stream<Path> open = Files.list(Path.of("/proc", String.valueOf(pid), "fd"))) {
            if (open.map(PortOwner::target).noneMatch(listening::contains)) {
                throw new IllegalStateException("process " + pid + " does not listen at port " + port);
            }
        } catch (IOException e) {
            throw new IllegalStateException("there is no process " + pid + " to listen at port " + port, e);
        }
    }

    private static String target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (IOException closedMeanwhile) {
            return "";
        }
    }

    private static Set<String> sockets(int port) {
        String suffix = String.format(Locale.ROOT, ":%04X", port);
        return Stream.of("/proc/net/tcp", "/proc/net/tcp6")
                .flatMap(table -> lines(Path.of(table)))
                .map(line -> line.strip().split("\\s+"))
                .filter(row -> row[1].endsWith(suffix) && row[3].equals(LISTENING))
                .map(row -> "socket:[" + row[9] + "]")
                .collect(Collectors.toSet());
    }

    private static Stream<String> lines(Path table) {
        if (!Files.exists(table)) {
            return Stream.empty();
        }
        try {
            return Files.readAllLines(table).stream().skip(1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
