package de.stellwerk.benchmarks.processes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A PostgreSQL of its own: the server's programs as other processes, reached by TCP with a password. It is set as it comes from
 * its makers, so what it has confirmed is on disk ({@code fsync} and {@code synchronous_commit} are asserted after each start). Files
 * and port stay the same over all its lives.
 */
public final class Postgres implements AutoCloseable {

    /** Who owns the hub's database. */
    public static final String USER = "stellwerk";

    /** Of {@link #USER}, and only of a database that lives as long as a benchmark. */
    public static final String PASSWORD = "nur-zum-messen";

    private static final String DATABASE = "stellwerk";
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final PostgresPrograms programs;
    private final ServerAccount account;
    private final Path home;
    private final int port = FreePort.any();
    private final List<String> settings;
    private Program server;

    private Postgres(PostgresPrograms programs, ServerAccount account, Path home, List<String> settings) {
        this.programs = programs;
        this.account = account;
        this.home = home;
        this.settings = settings;
    }

    /**
     * Makes an empty one and starts it, with a database for a hub.
     *
     * @param home gets its files and its log; made where it is not there, given to the account PostgreSQL runs under
     * @param settings of PostgreSQL, such as {@code max_wal_size=4GB}
     */
    public static Postgres create(Project project, Path home, String... settings) throws IOException {
        Path folder = Files.createDirectories(home).toRealPath();
        PostgresPrograms programs = PostgresPrograms.in(project.workplace().resolve("postgres"));
        Postgres postgres = new Postgres(programs, ServerAccount.in(folder), folder, List.of(settings));
        postgres.initialise();
        postgres.start();
        postgres.execute("postgres", "CREATE DATABASE " + DATABASE);
        return postgres;
    }

    private void initialise() throws IOException {
        Path password = Files.writeString(home.resolve("password"), PASSWORD);
        account.own(home);
        Program.run(
                home,
                Map.of(),
                account.command(List.of(
                        programs.program("initdb"),
                        "--pgdata=" + data(),
                        "--username=" + USER,
                        "--pwfile=" + password,
                        "--auth=scram-sha-256",
                        "--encoding=UTF8",
                        "--locale=C",
                        "--data-checksums")));
    }

    /** Starts it on what it left, and waits until it serves; recovery after a kill included. */
    public void start() throws IOException {
        List<String> command = new ArrayList<>(
                List.of(programs.program("postgres"), "-D", data().toString(), "-p", String.valueOf(port)));
        command.addAll(List.of("-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories="));
        settings.forEach(setting -> command.addAll(List.of("-c", setting)));
        server = Program.start("PostgreSQL", home, log(), Map.of(), account.command(command));
        server.await(PATIENCE, this::serves);
        PortOwner.require(pid(), port);
        requireDurability();
    }

    private boolean serves() {
        try (Connection one = connect("postgres")) {
            return one.isValid(1);
        } catch (SQLException notYet) {
            return false;
        }
    }

    private void requireDurability() {
        for (String setting : List.of("fsync", "synchronous_commit", "full_page_writes")) {
            String value = ask("SHOW " + setting);
            if (!value.equals("on")) {
                throw new IllegalStateException("PostgreSQL would lose commits: " + setting + " is " + value);
            }
        }
    }

    /** The address of the hub's database, for {@code stellwerk.database.url}. */
    public String url() {
        return url(DATABASE);
    }

    private String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    /** The settings by which a hub finds it. */
    public List<String> hubSettings() {
        return List.of(
                "--stellwerk.database.url=" + url(),
                "--stellwerk.database.user=" + USER,
                "--stellwerk.database.password=" + PASSWORD);
    }

    /** A connection to the hub's database, as its owner. */
    public Connection connect() throws SQLException {
        return connect(DATABASE);
    }

    private Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(url(database), USER, PASSWORD);
    }

    private void execute(String database, String sql) {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private String ask(String sql) {
        try (Connection connection = connect("postgres");
                Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(sql)) {
            answer.next();
            return answer.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /**
     * How often its log was forced to the disk since it was made, kills aside. Sessions report once a second, so the newest may
     * still be missing.
     */
    public long flushes() {
        return Long.parseLong(ask("SELECT wal_sync FROM pg_stat_wal"));
    }

    /** User and system time of the server and all its sessions, past ones included, in microseconds of this life. */
    public long cpuMicros() {
        return CpuTime.ofTree(pid());
    }

    /** Its postmaster. */
    public long pid() {
        return server.pid();
    }

    public int port() {
        return port;
    }

    /** Its files; a full disk is made by making this one a small file system. */
    public Path data() {
        return home.resolve("data");
    }

    /** What it said in all its lives. */
    public Path log() {
        return home.resolve("postgres.log");
    }

    /** Fast shutdown: sessions are cut off, everything committed is on disk. */
    public void stop() {
        server.stop("INT", PATIENCE);
    }

    /** {@code kill -9} of the server and of all its sessions, at once. */
    public void kill() {
        server.kill();
    }

    @Override
    public void close() {
        kill();
    }
}
