package de.stellwerk.benchmarks.processes;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * An Artemis of its own: the distribution as another process, with the broker.xml that is shipped. What is persistent and was
 * confirmed is on disk. Files and port stay the same over all its lives.
 */
public final class Artemis implements AutoCloseable {

    /** Who may do everything. */
    public static final String USER = "hub";

    /** Of {@link #USER}, and only of a broker that lives as long as a benchmark. */
    public static final String PASSWORD = "nur-zum-messen";

    private static final Duration PATIENCE = Duration.ofSeconds(180);

    private final Path home;
    private final Path distribution;
    private final int port = FreePort.any();
    private Program broker;
    private FlushEvents flushes;

    private Artemis(Path home, Path distribution) {
        this.home = home;
        this.distribution = distribution;
    }

    /**
     * Makes one and starts it.
     *
     * @param home gets its files and its log; made where it is not there
     */
    public static Artemis create(Project project, Path home) throws IOException {
        Path folder = Files.createDirectories(home).toRealPath();
        Artemis artemis = new Artemis(folder, project.artemis());
        artemis.make(Files.readString(project.brokerConfiguration()));
        artemis.start();
        return artemis;
    }

    private void make(String configuration) throws IOException {
        Program.run(
                home,
                java(),
                List.of(
                        distribution.resolve("bin/artemis").toString(),
                        "create",
                        "--silent",
                        "--require-login",
                        "--no-autotune",
                        "--no-web",
                        "--user=" + USER,
                        "--password=" + PASSWORD,
                        "--role=stellwerk",
                        instance().toString()));
        String shipped = "tcp://0.0.0.0:61616";
        if (!configuration.contains(shipped)) {
            throw new IllegalStateException("broker.xml does not listen at " + shipped);
        }
        Files.writeString(
                instance().resolve("etc/broker.xml"), configuration.replace(shipped, "tcp://127.0.0.1:" + port));
    }

    private static Map<String, String> java() {
        return Map.of("JAVA_HOME", System.getProperty("java.home"));
    }

    private Path instance() {
        return home.resolve("broker");
    }

    /** Starts it on what it left, and waits until it serves. */
    public void start() throws IOException {
        String options = String.join(" ", FlushEvents.options(home.resolve("recorder")));
        broker = Program.start(
                "Artemis",
                instance(),
                log(),
                Map.of("JAVA_HOME", System.getProperty("java.home"), "JAVA_ARGS_APPEND", options),
                List.of(instance().resolve("bin/artemis").toString(), "run"));
        broker.await(PATIENCE, this::serves);
        PortOwner.require(pid(), port);
        if (flushes != null) {
            flushes.close();
        }
        flushes = FlushEvents.of(home.resolve("recorder"));
    }

    /** Whether it takes connections. */
    public boolean serves() {
        try (Socket one = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return one.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    /** Its address in the notation of its client, for {@code stellwerk.broker.url}. */
    public String url() {
        return "tcp://127.0.0.1:" + port;
    }

    /** The settings by which a hub finds it. */
    public List<String> hubSettings() {
        return List.of(
                "--stellwerk.broker.url=" + url(),
                "--stellwerk.broker.user=" + USER,
                "--stellwerk.broker.password=" + PASSWORD);
    }

    /** How often it forced a file to the disk in this time of its present life; waits until all of it is known. */
    public long flushes(Instant from, Instant to) {
        return flushes.count(from, to);
    }

    /**
     * Runs {@code artemis perf client} against it to its end.
     *
     * @param options such as {@code --producers=32}; address and credentials are given
     * @param urlParameters such as {@code confirmationWindowSize=10485760}
     * @return what it printed
     */
    public String perfClient(String urlParameters, List<String> options, String destination) throws IOException {
        List<String> command = Stream.of(
                        List.of(instance().resolve("bin/artemis").toString(), "perf", "client"),
                        List.of("--user=" + USER, "--password=" + PASSWORD, "--url=" + url() + "?" + urlParameters),
                        options,
                        List.of(destination))
                .flatMap(List::stream)
                .toList();
        return Program.run(home, java(), command);
    }

    /** User and system time of this life, in microseconds. */
    public long cpuMicros() {
        return CpuTime.ofTree(pid());
    }

    public long pid() {
        return broker.pid();
    }

    public int port() {
        return port;
    }

    /** Its journal and whatever else it keeps; without it, the broker has lost its disk. */
    public Path data() {
        return instance().resolve("data");
    }

    /** What it said in all its lives. */
    public Path log() {
        return home.resolve("artemis.log");
    }

    /** In good order. */
    public void stop() {
        broker.stop("TERM", PATIENCE);
    }

    /** {@code kill -9}. */
    public void kill() {
        broker.kill();
    }

    @Override
    public void close() {
        if (flushes != null) {
            flushes.close();
        }
        kill();
    }
}
