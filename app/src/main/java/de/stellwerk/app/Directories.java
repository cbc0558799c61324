package de.stellwerk.app;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the hub keeps what is its own.
 *
 * @param dataDirectory the embedded PostgreSQL and the embedded broker; untouched when both are external
 * @param configDirectory the master key, kept apart from the data that it opens
 */
@ConfigurationProperties("stellwerk")
public record Directories(Path dataDirectory, Path configDirectory) {

    public Directories {
        dataDirectory = absolute(dataDirectory == null ? Path.of("data") : dataDirectory);
        configDirectory = absolute(configDirectory == null ? ofTheUser() : configDirectory);
    }

    private static Path ofTheUser() {
        String configured = System.getenv("XDG_CONFIG_HOME");
        boolean usable = configured != null && Path.of(configured).isAbsolute();
        return (usable ? Path.of(configured) : Path.of(System.getProperty("user.home"), ".config"))
                .resolve("stellwerk");
    }

    private static Path absolute(Path path) {
        return path.toAbsolutePath().normalize();
    }
}
