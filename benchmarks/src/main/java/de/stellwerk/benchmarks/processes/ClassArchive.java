package de.stellwerk.benchmarks.processes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What lets a hub start faster: its classes as memory that a JVM maps instead of loading them. Up to Java 24 an archive of the classes that a
 * training run listed, from 25 on the cache that a training run leaves behind.
 *
 * @param folder where it lies
 */
public record ClassArchive(Path folder) {

    private static final boolean CACHE = Runtime.version().feature() >= 25;

    /** Whether this Java makes it by {@code -XX:AOTCache}. */
    public boolean isCache() {
        return CACHE;
    }

    /** The options of the training run's JVM. */
    public List<String> training() {
        return List.of(CACHE ? "-XX:AOTCacheOutput=" + file() : "-XX:DumpLoadedClassList=" + classes());
    }

    /** Makes it from what the training run left, when that has ended. */
    public void make(Path installation) throws IOException {
        if (CACHE) {
            return;
        }
        leaveOutLambdas();
        Program.run(
                folder,
                Map.of(),
                List.of(
                        Path.of(System.getProperty("java.home"), "bin/java").toString(),
                        "-Xshare:dump",
                        "-XX:SharedClassListFile=" + classes(),
                        "-XX:SharedArchiveFile=" + file(),
                        "-cp",
                        installation.resolve("stellwerk.jar").toString()));
    }

    /** Java 17 crashes over the hub's lambdas when it writes an archive, of this kind and of the kind made at exit. */
    private void leaveOutLambdas() throws IOException {
        List<String> kept = Files.readAllLines(classes()).stream()
                .filter(line -> !line.startsWith("@lambda-proxy"))
                .toList();
        Files.write(classes(), kept);
    }

    /** The options of a JVM that uses it, and does not start without. */
    public List<String> using() {
        return CACHE
                ? List.of("-XX:AOTCache=" + file(), "-XX:AOTMode=on")
                : List.of("-XX:SharedArchiveFile=" + file(), "-Xshare:on");
    }

    public Path file() {
        return folder.resolve(CACHE ? "hub.aot" : "hub.jsa");
    }

    private Path classes() {
        return folder.resolve("hub.classes");
    }
}
