package de.stellwerk.app.faults;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The packaged hub as a process of its own, to be killed, stopped, continued and started again. Its address stays the same
 * over all its lives.
 */
final class Hub implements AutoCloseable {

    static final Path INSTALLATION = Path.of("target/stellwerk").toAbsolutePath();
    private static final Path JAVA = Path.of(System.getProperty("java.home"));

    /** What an operator may wait for after any fault, without lifting a hand. */
    private static final Duration READY_WITHIN = Duration.ofSeconds(60);

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final int port = freePort();
    private final int managementPort = freePort();
    private final List<String> settings;
    private final Path log;
    private Path java = JAVA;
    private String[] options = {};
    private Process process;

    /** @param settings of the form {@code --name=value} */
    Hub(Path log, List<String> settings) {
        this.log = log;
        this.settings = List.copyOf(settings);
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** Starts it on this Java, now and later, and waits until it is ready. */
    void startOn(Path otherJava) throws IOException {
        java = otherJava;
        start();
    }

    /** Starts it with these options of the JVM, now and later, and waits until it is ready. */
    void startWith(String... jvmOptions) throws IOException {
        options = jvmOptions;
        start();
    }

    /** Starts it as the last time and waits until it is ready. */
    void start() throws IOException {
        launch(settings);
        await().atMost(READY_WITHIN).pollInterval(Duration.ofMillis(200)).until(() -> isReady() || hasEnded());
        if (hasEnded()) {
            throw new IllegalStateException("the hub ended instead of becoming ready, see " + log);
        }
    }

    /** Starts it with another value of one setting although it will not come up; returns its exit code. */
    int startInVain(String name, Path value) throws IOException, InterruptedException {
        List<String> other = new ArrayList<>(settings);
        other.removeIf(setting -> setting.startsWith("--" + name + "="));
        other.add("--" + name + "=" + value);
        launch(other);
        return process.waitFor();
    }

    private void launch(List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                java.resolve("bin/java").toString(), "-Xmx512m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        command.addAll(List.of(options));
        command.addAll(List.of("-jar", INSTALLATION.resolve("stellwerk.jar").toString()));
        command.addAll(arguments);
        command.add("--server.port=" + port);
        command.add("--management.server.port=" + managementPort);
        process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }

    /** Says with the hub's own settings that its ledger was restored; returns the exit code. */
    int sayRestored() throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(java.resolve("bin/java").toString(), "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-jar"));
        command.addAll(List.of(INSTALLATION.resolve("stellwerk.jar").toString(), "restore"));
        command.addAll(settings);
        process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        return process.waitFor();
    }

    private boolean hasEnded() {
        return !process.isAlive();
    }

    private boolean isReady() throws InterruptedException {
        URI readiness = URI.create("http://127.0.0.1:" + managementPort + "/actuator/health/readiness");
        HttpRequest question =
                HttpRequest.newBuilder(readiness).timeout(Duration.ofSeconds(5)).build();
        try {
            return HTTP.send(question, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** What {@code kill -9} does. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** What SIGSTOP does: nothing of it runs any more, its connections stay open. */
    void freeze() throws IOException, InterruptedException {
        signal("-STOP");
    }

    void thaw() throws IOException, InterruptedException {
        signal("-CONT");
    }

    private void signal(String which) throws IOException, InterruptedException {
        new ProcessBuilder("kill", which, String.valueOf(process.pid())).start().waitFor();
    }

    /** Everything it said in all its lives. */
    String said() throws IOException {
        return Files.readString(log);
    }

    @Override
    public void close() {
        if (process != null) {
            process.destroyForcibly();
        }
    }

    /** Below those that systems take for outgoing connections, so that it is free also when the hub starts again. */
    private static int freePort() {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(10_000, 30_000);
            try (ServerSocket free = new ServerSocket(port)) {
                return free.getLocalPort();
            } catch (IOException taken) {
                // the next one, then
            }
        }
    }
}
