package de.stellwerk.app.docker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** What {@code docker/compose.yml} describes, beside whatever else runs here: under a name of its own, on free ports. */
final class Composed implements AutoCloseable {

    private static final Path LOG = Path.of("target/docker/compose.log");
    private static final List<String> TAKEN_DOWN =
            List.of("docker/compose", "down", "--volumes", "--remove-orphans", "--timeout", "2");

    private final Path generated;
    private final Shell shell;
    private final Thread takeDown;
    private final Map<String, String> known = new ConcurrentHashMap<>();

    /** @param generated for what {@code docker/prepare} makes; a fresh folder */
    Composed(Path generated) {
        this.generated = generated;
        this.shell = new Shell(Map.of(
                "STELLWERK_GENERATED", generated.toString(),
                "COMPOSE_PROJECT_NAME",
                        "stellwerk-it-" + ProcessHandle.current().pid(),
                "STELLWERK_HUB_1_PORT", "0",
                "STELLWERK_HUB_2_PORT", "0",
                "STELLWERK_PROMETHEUS_PORT", "0"));
        this.takeDown = new Thread(() -> shell.run(TAKEN_DOWN));
    }

    static boolean isPossible() {
        Shell shell = new Shell(Map.of());
        return shell.run("docker", "compose", "version").code() == 0
                || shell.run("docker-compose", "version").code() == 0;
    }

    /** Builds the images from this tree and starts everything; the hubs are not ready then. */
    void up() {
        Runtime.getRuntime().addShutdownHook(takeDown);
        shell.run("docker/build").expectSuccess();
        shell.run("docker/prepare").expectSuccess();
        compose("up", "--detach");
    }

    private String compose(String... command) {
        return shell.run(of("docker/compose", command)).expectSuccess();
    }

    /** For what stays as it is while all runs. */
    private String once(String... question) {
        return known.computeIfAbsent(String.join(" ", question), key -> compose(question));
    }

    private static List<String> of(String first, String... more) {
        List<String> command = new ArrayList<>(List.of(first));
        command.addAll(List.of(more));
        return command;
    }

    /** The content of a file that {@code docker/prepare} made. */
    String secret(String name) {
        try {
            return Files.readString(generated.resolve("secrets").resolve(name)).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All of them, by name. */
    List<String> secrets() {
        try (Stream<Path> files = Files.list(generated.resolve("secrets"))) {
            return files.map(file -> file.getFileName().toString()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<String> services() {
        return once("config", "--services").lines().toList();
    }

    /** Where a container's port is published. */
    URI address(String service, int port) {
        return URI.create("http://" + once("port", service, String.valueOf(port)));
    }

    boolean isHealthy(String service) {
        return inspect(service, "{{.State.Health.Status}}").equals("healthy");
    }

    /** A part of what the engine knows of a container, in the notation of {@code docker inspect}. */
    String inspect(String service, String format) {
        return shell.run("docker", "inspect", "--format", format, once("ps", "-q", service))
                .expectSuccess();
    }

    /** Runs a command in a container. */
    Shell.Outcome in(String service, String... command) {
        List<String> all = of("docker/compose", "exec", "-T", service);
        all.addAll(List.of(command));
        return shell.run(all);
    }

    /** What {@code kill -9} does; it stays down. */
    void kill(String service) {
        compose("kill", service);
    }

    @Override
    public void close() throws IOException {
        Files.createDirectories(LOG.getParent());
        Files.writeString(LOG, shell.run("docker/compose", "logs", "--no-color").said());
        shell.run(TAKEN_DOWN).expectSuccess();
        Runtime.getRuntime().removeShutdownHook(takeDown);
    }
}
