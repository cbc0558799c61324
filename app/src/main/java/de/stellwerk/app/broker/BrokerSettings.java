package de.stellwerk.app.broker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The messaging server.
 *
 * @param url address of an external Artemis, in the notation of its client; empty: the embedded one
 * @param user its account
 * @param password its password, for where a file is not possible
 * @param passwordFile a file with nothing but the password; wins over {@code password}
 * @param connections how many connections one hub opens at most
 */
@ConfigurationProperties("stellwerk.broker")
record BrokerSettings(
        @DefaultValue("") String url,
        @DefaultValue("") String user,
        @DefaultValue("") String password,
        Path passwordFile,
        @DefaultValue("4") int connections) {

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
            throw new UncheckedIOException("stellwerk.broker.password-file: " + passwordFile + " cannot be read", e);
        }
    }

    @Override
    public String toString() {
        return "BrokerSettings[url=" + url + ", user=" + user + "]";
    }
}
