package de.stellwerk.benchmarks.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ServersIT {

    private static final Project PROJECT = Project.ofTheseClasses();

    @Test
    void postgresKeepsWhatItCommittedWhenItIsKilled() throws IOException, SQLException {
        try (Postgres postgres = Postgres.create(PROJECT, folder("postgres"))) {
            long before = postgres.flushes();
            try (Connection connection = postgres.connect()) {
                connection.createStatement().execute("CREATE TABLE kept AS SELECT 1 AS one");
            }
            assertThat(postgres.flushes()).isGreaterThan(before);
            assertThat(postgres.cpuMicros()).isPositive();

            postgres.kill();
            postgres.start();

            try (Connection connection = postgres.connect();
                    var rows = connection.createStatement().executeQuery("SELECT one FROM kept")) {
                assertThat(rows.next()).isTrue();
            }
        }
    }

    @Test
    void artemisFlushesWhatIsPersistentAndComesBackWhenItIsKilled() throws IOException {
        try (Artemis artemis = Artemis.create(PROJECT, folder("artemis"))) {
            Instant begun = Instant.now();
            String said = artemis.perfClient(
                    "confirmationWindowSize=10485760",
                    List.of("--persistent", "--message-size=1024", "--duration=3"),
                    "queue://TEST");
            assertThat(said).contains("sent");
            assertThat(artemis.flushes(begun, Instant.now())).isGreaterThan(10);

            artemis.kill();
            artemis.start();

            assertThat(artemis.cpuMicros()).isPositive();
        }
    }

    private static Path folder(String name) throws IOException {
        return Files.createTempDirectory(PROJECT.workplace(), name);
    }
}
