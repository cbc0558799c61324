package de.stellwerk.app.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real PostgreSQL as a child process, on a free loopback port, its data under the hub's data directory. It ends with the
 * hub and starts with it; what was committed stays.
 */
final class EmbeddedPostgres implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(EmbeddedPostgres.class);

    private static final Map<String, String> SETTINGS = Map.ofEntries(
            Map.entry("listen_addresses", "127.0.0.1"),
            Map.entry("unix_socket_directories", ""),
            Map.entry("max_connections", "60"),
            Map.entry("shared_buffers", "128MB"),
            Map.entry("max_wal_size", "2GB"),
            Map.entry("wal_compression", "on"),
            Map.entry("jit", "off"),
            Map.entry("max_parallel_workers_per_gather", "0"),
            Map.entry("timezone", "UTC"),
            Map.entry("log_timezone", "UTC"),
            Map.entry("logging_collector", "on"),
            Map.entry("log_directory", "../log"),
            Map.entry("log_filename", "postgresql-%a.log"),
            Map.entry("log_truncate_on_rotation", "on"),
            // Statements and details name values, and values are personal data.
            Map.entry("log_min_error_statement", "panic"),
            Map.entry("log_error_verbosity", "terse"));

    private final PostgresCluster cluster;
    private final SupervisedServer server;
    private final String url;

    private EmbeddedPostgres(PostgresCluster cluster, SupervisedServer server, String url) {
        this.cluster = cluster;
        this.server = server;
        this.url = url;
    }

    /**
     * Makes the cluster where there is none, stops an orphan of it, starts the server and waits until it serves.
     *
     * @param home PostgreSQL's part of the locked data directory
     * @throws PostgresDoesNotStart with the reason
     */
    static EmbeddedPostgres start(Path home, Duration timeout) {
        PostgresCluster cluster = cluster(home);
        new PostmasterFile(cluster).stopOrphan();
        int port = freePort();
        Path messages = home.resolve("start.log");
        SupervisedServer server = SupervisedServer.start(cluster.account(), command(cluster, port), home, messages);
        EmbeddedPostgres postgres = new EmbeddedPostgres(cluster, server, "jdbc:postgresql://127.0.0.1:" + port + "/");
        try {
            new FirstConnection(postgres.url, cluster, server, messages).await(timeout);
        } catch (RuntimeException e) {
            server.close();
            throw e;
        }
        return postgres;
    }

    String url() {
        return url + FirstConnection.DATABASE;
    }

    String user() {
        return FirstConnection.HUB;
    }

    String password() {
        return cluster.hubPassword().value();
    }

    @Override
    public void close() {
        server.close();
        new PostmasterFile(cluster).stopOrphan();
    }

    private static PostgresCluster cluster(Path home) {
        try {
            Files.createDirectories(home);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        ServerAccount account = ServerAccount.forDirectory(home);
        log.info("{}", account.description());
        PostgresCluster cluster = new PostgresCluster(home, PostgresBinaries.unpackedIn(home), account);
        cluster.prepare();
        return cluster;
    }

    private static List<String> command(PostgresCluster cluster, int port) {
        List<String> command = new ArrayList<>(List.of(
                cluster.binaries().program("postgres").toString(),
                "-D",
                cluster.directory().toString(),
                "-p",
                "" + port));
        SETTINGS.forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
        return command;
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
