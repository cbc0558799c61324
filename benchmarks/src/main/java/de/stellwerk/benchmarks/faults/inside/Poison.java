package de.stellwerk.benchmarks.faults.inside;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A submission at which hubs die, every time, as soon as one begins to deliver it: what a file does at which a library runs out of
 * memory. It is the first that a hub comes to after {@link #brew}.
 */
public final class Poison {

    private final Path deadly;

    /** @param deadly a file that all hubs share: it names the deadly submission, and while it is not there nothing is deadly */
    public Poison(Path deadly) {
        this.deadly = deadly;
    }

    public void brew() throws IOException {
        Files.createFile(deadly);
    }

    /** Whether a hub has come to it. */
    public boolean isTaken() {
        try {
            return Files.size(deadly) > 0;
        } catch (IOException notBrewed) {
            return false;
        }
    }

    /** The library is mended, so to speak. */
    public void cure() throws IOException {
        Files.deleteIfExists(deadly);
    }

    /** Byteman's rules for each hub's agent. */
    public String rules() {
        return """
                RULE POISON TAKEN
                CLASS de.stellwerk.routes.delivery.DeliveryRun
                METHOD run
                AT ENTRY
                BIND deadly:java.io.File = new java.io.File("%1$s")
                IF deadly.exists() AND deadly.length() == 0
                DO java.nio.file.Files.writeString(deadly.toPath(), $1.reference(), new java.nio.file.OpenOption[0])
                ENDRULE
                RULE POISON
                CLASS de.stellwerk.routes.delivery.DeliveryRun
                METHOD run
                AT ENTRY
                BIND deadly:java.io.File = new java.io.File("%1$s")
                IF deadly.exists() AND java.nio.file.Files.readString(deadly.toPath()).equals($1.reference())
                DO killJVM(137)
                ENDRULE
                """.formatted(deadly);
    }
}
