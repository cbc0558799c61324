package de.stellwerk.app.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import de.stellwerk.app.JavaProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresIT {

    private static final Duration TIMEOUT = Duration.ofMinutes(2);

    @TempDir
    Path directory;

    @Test
    void whatWasCommittedIsThereAfterARestart() throws SQLException {
        try (EmbeddedPostgres postgres = start()) {
            execute(postgres, "CREATE TABLE kept (word text)");
            execute(postgres, "INSERT INTO kept VALUES ('Ratsgymnasium')");
        }
        try (EmbeddedPostgres postgres = start()) {
            assertThat(ask(postgres, "SELECT word FROM kept")).isEqualTo("Ratsgymnasium");
        }
    }

    @Test
    void theHubsAccountOwnsItsDatabaseAndNothingElse() throws SQLException {
        try (EmbeddedPostgres postgres = start()) {
            assertThat(ask(
                            postgres,
                            "SELECT rolsuper OR rolcreaterole OR rolcreatedb FROM pg_roles WHERE rolname = user"))
                    .isEqualTo("f");
            assertThat(ask(postgres, "SHOW server_encoding")).isEqualTo("UTF8");
            assertThat(ask(postgres, "SHOW data_checksums")).isEqualTo("on");
        }
    }

    @Test
    void nobodyConnectsWithoutThePassword() {
        try (EmbeddedPostgres postgres = start()) {
            assertThatThrownBy(() -> DriverManager.getConnection(postgres.url(), postgres.user(), "guessed"))
                    .isInstanceOfSatisfying(
                            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("28P01"));
        }
    }

    @Test
    void aServerThatDoesNotFlushIsRefused() throws IOException {
        start().close();
        Files.writeString(home().resolve("cluster/postgresql.conf"), "\nfsync = off\n", StandardOpenOption.APPEND);
        assertThatThrownBy(this::start).isInstanceOf(PostgresDoesNotStart.class).hasMessageContaining("fsync");
    }

    @Test
    void aSessionThatDoesNotWaitForTheFlushIsRefused() throws SQLException {
        try (EmbeddedPostgres postgres = start();
                Connection connection = connect(postgres)) {
            DurableSettings.require(connection);
            try (Statement statement = connection.createStatement()) {
                statement.execute("SET synchronous_commit = off");
            }
            assertThatThrownBy(() -> DurableSettings.require(connection)).hasMessageContaining("synchronous_commit");
        }
    }

    @Test
    void aClusterOfAnotherMajorVersionIsRefusedAndSaysWhatToDo() throws IOException {
        start().close();
        Files.writeString(home().resolve("cluster/PG_VERSION"), "16\n");
        assertThatThrownBy(this::start)
                .isInstanceOf(PostgresDoesNotStart.class)
                .hasMessageContaining("16")
                .hasMessageContaining("17");
    }

    @Test
    void theOrphanOfAKilledHubIsStoppedBeforeTheStart() throws Exception {
        start().close();
        Process orphan = orphan();
        await().atMost(TIMEOUT).until(() -> Files.exists(home().resolve("cluster/postmaster.pid")));
        try (EmbeddedPostgres postgres = start()) {
            assertThat(orphan.isAlive()).isFalse();
            assertThat(ask(postgres, "SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void aProcessThatMerelyHasTheNumberOfTheOrphanIsLeftAlone() throws Exception {
        start().close();
        try (JavaProcess stranger = JavaProcess.of(Hub.class)) {
            Files.writeString(
                    home().resolve("cluster/postmaster.pid"), stranger.process().pid() + "\n");
            start().close();
            assertThat(stranger.process().isAlive()).isTrue();
        }
    }

    @Test
    void theServerEndsInGoodOrderWithAKilledHub() throws Exception {
        try (JavaProcess hub = JavaProcess.of(Hub.class, home().toString())) {
            ProcessHandle server = server(Long.parseLong(hub.says("server ")));
            hub.kill();
            await().atMost(TIMEOUT).until(() -> !JavaProcess.runs(server));
        }
        assertThat(home().resolve("cluster/postmaster.pid")).doesNotExist();
    }

    @Test
    void aKilledServerComesUpAgainByItself() throws Exception {
        try (EmbeddedPostgres postgres = start()) {
            execute(postgres, "CREATE TABLE kept (word text)");
            server(postmaster(home())).destroyForcibly();
            await().atMost(TIMEOUT)
                    .ignoreExceptionsInstanceOf(SQLException.class)
                    .until(() -> ask(postgres, "SELECT count(*) FROM kept").equals("0"));
        }
    }

    private Path home() {
        return directory.resolve("postgres");
    }

    private EmbeddedPostgres start() {
        return EmbeddedPostgres.start(home(), TIMEOUT);
    }

    /** A server as a killed hub with a killed watcher leaves it behind. */
    private Process orphan() throws IOException {
        ServerAccount account = ServerAccount.forDirectory(home());
        PostgresBinaries binaries = PostgresBinaries.unpackedIn(home());
        return new ProcessBuilder(account.command(List.of(
                        binaries.program("postgres").toString(),
                        "-D",
                        home().resolve("cluster").toString(),
                        "-p",
                        "54329",
                        "-c",
                        "unix_socket_directories=")))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static ProcessHandle server(long pid) {
        return ProcessHandle.of(pid).orElseThrow();
    }

    private static long postmaster(Path home) throws IOException {
        return Long.parseLong(
                Files.readAllLines(home.resolve("cluster/postmaster.pid")).get(0));
    }

    private static Connection connect(EmbeddedPostgres postgres) throws SQLException {
        return DriverManager.getConnection(postgres.url(), postgres.user(), postgres.password());
    }

    private static void execute(EmbeddedPostgres postgres, String command) throws SQLException {
        try (Connection connection = connect(postgres);
                Statement statement = connection.createStatement()) {
            statement.execute(command);
        }
    }

    private static String ask(EmbeddedPostgres postgres, String question) throws SQLException {
        try (Connection connection = connect(postgres);
                Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(question)) {
            answer.next();
            return answer.getString(1);
        }
    }

    /** Holds a server until it is killed; without a directory it merely lives. */
    static final class Hub {

        public static void main(String[] arguments) throws Exception {
            if (arguments.length > 0) {
                Path home = Path.of(arguments[0]);
                EmbeddedPostgres.start(home, TIMEOUT);
                System.out.println("server " + postmaster(home));
            }
            Thread.currentThread().join();
        }
    }
}
