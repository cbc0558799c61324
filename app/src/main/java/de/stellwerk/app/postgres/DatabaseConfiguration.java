package de.stellwerk.app.postgres;

import de.stellwerk.app.DataDirectory;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

/** Gives the connection pool its database: the one that {@code stellwerk.database.url} names, or the embedded one. */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

    @Bean
    JdbcConnectionDetails ledgerDatabase(DatabaseProperties properties, ObjectProvider<EmbeddedPostgres> embedded)
            throws SQLException {
        if (properties.embedded()) {
            EmbeddedPostgres postgres = embedded.getObject();
            return new DatabaseAddress(postgres.url(), postgres.user(), postgres.password());
        }
        try (Connection external =
                DriverManager.getConnection(properties.url(), properties.user(), properties.secret())) {
            DurableSettings.require(external);
        }
        return new DatabaseAddress(properties.url(), properties.user(), properties.secret());
    }

    @Bean
    @Lazy
    EmbeddedPostgres embeddedPostgres(DataDirectory data, DatabaseProperties properties) {
        return EmbeddedPostgres.start(data.resolve("postgres"), properties.startTimeout());
    }
}
