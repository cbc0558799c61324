package de.stellwerk.benchmarks.faults.inside;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The traps of one hub, one at each named point. An armed trap holds the first thread that comes by, once, for half a minute: enough
 * to kill or to stop the hub meanwhile, which runs on around it and knows nothing of it.
 */
public final class Traps {

    private static final int HELD_MILLIS = 30_000;

    private final Map<KillPoint, Trap> traps = new EnumMap<>(KillPoint.class);

    /** @param folder of this hub alone; its files arm the traps and say which have sprung */
    public Traps(Path folder) throws IOException {
        Files.createDirectories(folder);
        for (KillPoint point : KillPoint.values()) {
            traps.put(point, new Trap(point, folder));
        }
    }

    public void arm(KillPoint point) {
        trap(point, Trap::arm);
    }

    /** Takes back what nobody has come by. */
    public void disarm(KillPoint point) {
        trap(point, Trap::disarm);
    }

    /** Whether a thread is held there since the trap was armed last. */
    public boolean hasSprung(KillPoint point) {
        return Files.exists(traps.get(point).sprung());
    }

    /** Byteman's rules for the hub's agent. */
    public String rules() {
        return traps.values().stream().map(Trap::rule).collect(Collectors.joining("\n"));
    }

    private interface Touch {
        void touch(Trap trap) throws IOException;
    }

    private void trap(KillPoint point, Touch touch) {
        try {
            touch.touch(traps.get(point));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The thread that takes the file away is the one that is caught. */
    private record Trap(KillPoint point, Path folder) {

        Path armed() {
            return folder.resolve(point.name() + ".armed");
        }

        Path sprung() {
            return folder.resolve(point.name() + ".sprung");
        }

        void arm() throws IOException {
            Files.deleteIfExists(sprung());
            Files.createFile(armed());
        }

        void disarm() throws IOException {
            Files.deleteIfExists(armed());
        }

        String rule() {
            return """
                    RULE %1$s
                    CLASS %2$s
                    METHOD %3$s
                    AT %4$s
                    BIND armed:java.io.File = new java.io.File("%5$s")
                    IF armed.delete()
                    DO openTrace("%1$s", "%6$s"); delay(%7$d)
                    ENDRULE
                    """.formatted(
                    point.name(), point.type(), point.method(), point.location(), armed(), sprung(), HELD_MILLIS);
        }
    }
}
