package de.stellwerk.routes.catalog;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the catalogue comes from.
 *
 * @param folder the catalogue's folder; without one, the hub uses what other hubs accepted
 * @param look how long to wait between two looks for a changed catalogue. Default: 500 ms
 * @param compiledForms how many compiled forms are kept in memory. Default: 500
 */
@ConfigurationProperties("stellwerk.catalog")
public record CatalogSettings(Path folder, Duration look, Integer compiledForms) {

    public CatalogSettings {
        look = look != null ? look : Duration.ofMillis(500);
        compiledForms = compiledForms != null ? compiledForms : 500;
    }
}
