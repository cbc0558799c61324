package de.stellwerk.benchmarks.processes;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * The checked out project that these classes were built in.
 *
 * @param root the folder with the parent {@code pom.xml}
 */
public record Project(Path root) {

    private static final String BROKER = "docker/broker.xml";

    /**
     * Found from where these classes lie, whatever the working directory is.
     *
     * @throws IllegalStateException when they lie in no checked out project
     */
    public static Project ofTheseClasses() {
        Path here = classes();
        return Stream.iterate(here, folder -> folder != null, Path::getParent)
                .filter(folder -> Files.isRegularFile(folder.resolve(BROKER)))
                .findFirst()
                .map(Project::new)
                .orElseThrow(() -> new IllegalStateException(here + " lies in no checked out project"));
    }

    /**
     * The packaged hub: {@code stellwerk.jar}, {@code lib/}, {@code catalog/}, {@code simulators/}.
     *
     * @throws IllegalStateException when it was not built
     */
    public Path installation() {
        return built(root.resolve("app/target/stellwerk"), "stellwerk.jar");
    }

    /** The broker's configuration as it is shipped. */
    public Path brokerConfiguration() {
        return root.resolve(BROKER);
    }

    /**
     * The unpacked distribution of Artemis.
     *
     * @throws IllegalStateException when it was not built
     */
    public Path artemis() {
        try (Stream<Path> built = Files.list(target())) {
            return built.filter(folder -> folder.getFileName().toString().startsWith("apache-artemis-"))
                    .filter(folder -> Files.isExecutable(folder.resolve("bin/artemis")))
                    .findFirst()
                    .orElseThrow(() -> notBuilt(target().resolve("apache-artemis-…")));
        } catch (IOException e) {
            throw notBuilt(target());
        }
    }

    /**
     * Where benchmarks write unless told otherwise: beside what their build made, or, where the servers' accounts may not come there, in
     * the machine's folder for temporary files.
     */
    public Path workplace() throws IOException {
        Path beside = Files.createDirectories(target()).toRealPath();
        boolean open = ServerAccount.closedOnTheWayTo(beside.resolve("here")).isEmpty();
        return open
                ? beside
                : Files.createDirectories(Path.of(System.getProperty("java.io.tmpdir"), "stellwerk-benchmarks"));
    }

    /** What the benchmarks' build made. */
    public Path target() {
        return root.resolve("benchmarks/target");
    }

    private static Path built(Path folder, String file) {
        if (!Files.isRegularFile(folder.resolve(file))) {
            throw notBuilt(folder.resolve(file));
        }
        return folder;
    }

    private static IllegalStateException notBuilt(Path missing) {
        return new IllegalStateException("there is no " + missing + ": mvn -q -DskipTests package");
    }

    private static Path classes() {
        try {
            return Path.of(Project.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
