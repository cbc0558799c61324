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
    JdbcConnectionDetails ledgerDatabase(DatabaseSettings settings, ObjectProvider<EmbeddedPostgres> embedded)
            throws SQLException {
        if (settings.embedded()) {
            EmbeddedPostgres postgres = embedded.getObject();
            return new DatabaseAddress(postgres.url(), postgres.user(), postgres.password());
        }
        try (Connection external = DriverManager.getConnection(settings.url(), settings.user(), settings.secret())) {
            DurableSettings.require(external);
        }
        return new DatabaseAddress(settings.url(), settings.user(), settings.secret());
    }

    @Bean
    @Lazy
    EmbeddedPostgres embeddedPostgres(DataDirectory data, DatabaseSettings settings) {
        return EmbeddedPostgres.start(data.resolve("postgres"), settings.startTimeout());
    }
}
