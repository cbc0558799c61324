package de.stellwerk.benchmarks.processes;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The packaged hub as a process of its own, on the Java that runs this. Its address stays the same over all its lives.
 *
 * <p>A hub that is not ready in a minute, whatever happened before, is a failure.
 */
public final class Hub implements AutoCloseable {

    private static final Duration READY_WITHIN = Duration.ofSeconds(60);
    private static final Duration ENDED_WITHIN = Duration.ofSeconds(45);

    private final Path home;
    private final List<String> options;
    private final List<String> settings;
    private Path installation;
    private Map<String, String> environment = Map.of();
    private final int port = FreePort.any();
    private final int managementPort = FreePort.any();
    private Program hub;

    /**
     * Not yet started.
     *
     * @param installation the folder of {@code stellwerk.jar}
     * @param home gets its data and its log; made where it is not there
     * @param options of the JVM
     * @param settings of the form {@code --name=value}
     */
    public Hub(Path installation, Path home, List<String> options, List<String> settings) throws IOException {
        this.installation = installation;
        this.home = Files.createDirectories(home).toRealPath();
        this.options = List.copyOf(options);
        this.settings = new ArrayList<>(settings);
    }

    /** From the next start on it has these settings too. */
    public void configure(List<String> more) {
        settings.addAll(more);
    }

    /** From the next start on it is this version of itself. */
    public void install(Path otherInstallation) {
        installation = otherInstallation;
    }

    public Path installation() {
        return installation;
    }

    /** From the next start on it has these variables in its environment. */
    public void surround(Map<String, String> variables) {
        environment = Map.copyOf(variables);
    }

    /**
     * Starts it and waits until it is ready; the process that was started is the one that listens.
     *
     * @return how long it took
     * @throws IllegalStateException when it ended, or was not ready in a minute
     */
    public Duration start() throws IOException {
        return start(READY_WITHIN);
    }

    /** Does the same with another patience, for a start that is slow on purpose. */
    public Duration start(Duration readyWithin) throws IOException {
        long begun = System.nanoTime();
        launch();
        hub.await(readyWithin, this::isReady);
        Duration taken = Duration.ofNanos(System.nanoTime() - begun);
        PortOwner.require(pid(), port);
        return taken;
    }

    /** Starts it and does not wait. */
    public void launch() throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin/java").toString());
        command.addAll(options);
        command.addAll(List.of("-jar", installation.resolve("stellwerk.jar").toString()));
        command.addAll(settings);
        command.add("--server.port=" + port);
        command.add("--management.server.port=" + managementPort);
        hub = Program.start("the hub", home, log(), environment, command);
    }

    /** Whether it says of itself that it can take submissions. */
    public boolean isReady() {
        try {
            HttpURLConnection question = (HttpURLConnection) managementAddress()
                    .resolve("/actuator/health/readiness")
                    .toURL()
                    .openConnection();
            question.setConnectTimeout((int) TimeUnit.SECONDS.toMillis(2));
            question.setReadTimeout((int) TimeUnit.SECONDS.toMillis(5));
            return question.getResponseCode() == HttpURLConnection.HTTP_OK;
        } catch (IOException notYet) {
            return false;
        }
    }

    public boolean isAlive() {
        return hub != null && hub.process().isAlive();
    }

    /** Where portals and operators reach it. */
    public URI address() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** Where its health and its metrics are told. */
    public URI managementAddress() {
        return URI.create("http://127.0.0.1:" + managementPort);
    }

    public long pid() {
        return hub.pid();
    }

    /** User and system time of this life, in microseconds. */
    public long cpuMicros() {
        return CpuTime.ofTree(pid());
    }

    /** Everything it said in all its lives. */
    public Path log() {
        return home.resolve("hub.log");
    }

    /** SIGTERM, and then its end; killed when it takes longer than 45 s. */
    public void stop() {
        stop(ENDED_WITHIN);
    }

    /** SIGTERM, and then its end; killed when it takes longer. */
    public void stop(Duration endedWithin) {
        hub.stop("TERM", endedWithin);
    }

    /** {@code kill -9}. */
    public void kill() {
        hub.kill();
    }

    /** SIGSTOP: nothing of it runs any more, its connections stay open. */
    public void freeze() {
        hub.signal("STOP");
    }

    /** SIGCONT: it goes on where it was. */
    public void thaw() {
        hub.signal("CONT");
    }

    @Override
    public void close() {
        if (hub != null) {
            kill();
        }
    }
}
