package de.stellwerk.app.faults;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import org.jboss.byteman.agent.Main;

/**
 * Holds the first thread of a hub that comes to a named point once the trap is armed. The hub runs on around it.
 *
 * @param armed a file; while it is there the next thread is caught, and takes it away
 * @param sprung a file that is there when a thread was caught
 */
record Trap(Path armed, Path sprung, String rule) {

    /** @param held what Byteman does with the thread, for example {@code waitFor("kill -9")} */
    static Trap at(Path directory, Point point, String held) {
        Path armed = directory.resolve(point.name() + ".armed");
        Path sprung = directory.resolve(point.name() + ".sprung");
        String rule = """
                RULE %s
                CLASS %s
                METHOD %s
                AT %s
                BIND armed:java.io.File = new java.io.File("%s")
                IF armed.delete()
                DO openTrace("%s", "%s"); %s
                ENDRULE
                """.formatted(
                point.name(), point.type(), point.method(), point.location(), armed, point.name(), sprung, held);
        return new Trap(armed, sprung, rule);
    }

    /** A place in the hub's code; {@code location} in Byteman's words. */
    interface Point {
        String name();

        String type();

        String method();

        String location();
    }

    /** The JVM option for a hub with these traps. */
    static String agent(Path directory, Collection<Trap> traps) throws IOException {
        StringBuilder rules = new StringBuilder();
        for (Trap trap : traps) {
            rules.append(trap.rule()).append('\n');
        }
        Path script = Files.createTempFile(directory, "traps", ".btm");
        Files.writeString(script, rules);
        return "-javaagent:" + byteman() + "=script:" + script;
    }

    private static Path byteman() {
        try {
            return Path.of(Main.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    void arm() throws IOException {
        Files.createFile(armed);
    }

    boolean hasSprung() {
        return Files.exists(sprung);
    }

    void awaitSprung() {
        await("trap at " + sprung)
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(20))
                .until(this::hasSprung);
    }
}
