package de.stellwerk.app.postgres;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.stellwerk.app.TestImages;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.testcontainers.postgresql.PostgreSQLContainer;

class ExternalPostgresIT {

    @Test
    void aDurableServerIsAccepted() throws SQLException {
        try (PostgreSQLContainer postgres = TestImages.postgres()) {
            postgres.start();
            try (Connection connection = connect(postgres)) {
                assertThatCode(() -> DurableSettings.require(connection)).doesNotThrowAnyException();
            }
        }
    }

    @Test
    void aServerWithoutFlushesIsRefused() throws SQLException {
        try (PostgreSQLContainer postgres = TestImages.postgres().withCommand("postgres", "-c", "fsync=off")) {
            postgres.start();
            try (Connection connection = connect(postgres)) {
                assertThatThrownBy(() -> DurableSettings.require(connection)).hasMessageContaining("fsync");
            }
        }
    }

    private static Connection connect(PostgreSQLContainer postgres) throws SQLException {
        return DriverManager.getConnection(postgres.getJdbcUrl(), postgres.getUsername(), postgres.getPassword());
    }
}
