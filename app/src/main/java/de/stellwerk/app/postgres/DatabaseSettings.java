package de.stellwerk.app.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the ledger lives.
 *
 * @param url JDBC address of an external PostgreSQL; empty: the embedded one under the data directory
 * @param user its account
 * @param password its password, for where a file is not possible
 * @param passwordFile a file with nothing but the password; wins over {@code password}
 * @param startTimeout how long the embedded PostgreSQL may take to come up, recovery after a crash included
 */
@ConfigurationProperties("stellwerk.database")
record DatabaseSettings(
        @DefaultValue("") String url,
        @DefaultValue("stellwerk") String user,
        @DefaultValue("") String password,
        Path passwordFile,
        @DefaultValue("5m") Duration startTimeout) {

    boolean embedded() {
        return url.isBlank();
    }

    String secret() {
        if (passwordFile == null) {
            return password;
        }
        try {
            return Files.readString(passwordFile).stripTrailing();
        } catch (IOException e) {
            throw new UncheckedIOException("stellwerk.database.password-file: " + passwordFile + " cannot be read", e);
        }
    }

    @Override
    public String toString() {
        return "DatabaseSettings[url=" + url + ", user=" + user + "]";
    }
}
