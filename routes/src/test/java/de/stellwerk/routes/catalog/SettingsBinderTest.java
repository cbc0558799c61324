package de.stellwerk.routes.catalog;

import static de.stellwerk.routes.catalog.SampleCatalog.aCatalog;
import static org.assertj.core.api.Assertions.assertThat;

import de.stellwerk.adapter.Secret;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsBinderTest {

    private static final String TARGET = "targets/dms-soest/target.yml";

    @Test
    void everyTypeIsRead() {
        SampleCatalog catalog = aCatalog().replacing(TARGET, "settings: {base-url: \"https://dms.example/\"}", """
                settings:
                  base-url: "${DMS:-http://127.0.0.1:1}/x"
                  word: 'a word'
                  eagerly: false
                  count: 3
                  directory: ${DROP:-/tmp}/soest
                  timeout: 5m
                  way: right-hand
                  password: env:DMS_PASSWORD
                  headers: {X-One: "1"}""");

        assertThat(settings(catalog.withEnvironment("DROP", "/srv/drop")))
                .isEqualTo(new SampleAdapter.Settings(
                        URI.create("http://127.0.0.1:1/x"),
                        "a word",
                        false,
                        3,
                        Path.of("/srv/drop/soest"),
                        Duration.ofMinutes(5),
                        SampleAdapter.Way.RIGHT_HAND,
                        new Secret("env:DMS_PASSWORD"),
                        Map.of("X-One", "1")));
    }

    @Test
    void whatIsNotGivenFallsBack() {
        assertThat(settings(aCatalog()))
                .isEqualTo(new SampleAdapter.Settings(
                        URI.create("https://dms.example/"),
                        null,
                        true,
                        7,
                        null,
                        Duration.ofSeconds(30),
                        SampleAdapter.Way.LEFT_HAND,
                        null,
                        Map.of()));
    }

    @Test
    void placeholdersAreFilledInSettingsOnly() {
        SampleCatalog catalog = aCatalog().replacing(TARGET, "name: Ein Zielsystem", "name: ${DMS}");

        assertThat(catalog.read().targets().get("dms-soest").target().title()).isEqualTo("${DMS}");
    }

    private static Record settings(SampleCatalog catalog) {
        return catalog.read().target("dms-soest").orElseThrow().settings();
    }
}
