package de.stellwerk.app;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the hub keeps what is its own.
 *
 * @param dataDirectory the embedded PostgreSQL and the embedded broker; untouched when both are external
 */
@ConfigurationProperties("stellwerk")
record DataSettings(Path dataDirectory) {

    DataSettings {
        dataDirectory = (dataDirectory == null ? Path.of("data") : dataDirectory)
                .toAbsolutePath()
                .normalize();
    }
}
