package de.stellwerk.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mock.env.MockEnvironment;

class FirstStartTest {

    private final MockEnvironment settings = new MockEnvironment();

    @TempDir
    Path directory;

    @Test
    void withoutACatalogueItSaysHowToNameOneAndMakesNothing() {
        Path data = directory.resolve("data");
        assertThatThrownBy(() -> new FirstStart(settings).requireCatalogue(data))
                .isInstanceOf(HubDoesNotStart.class)
                .hasMessageContaining("--stellwerk.catalog.folder=<directory>")
                .hasMessageContaining("--help");
        assertThat(data).doesNotExist();
    }

    @Test
    void aFolderIsEnough() {
        settings.setProperty("stellwerk.catalog.folder", "catalog");
        assertThatCode(() -> new FirstStart(settings).requireCatalogue(directory))
                .doesNotThrowAnyException();
    }

    @Test
    void aLedgerMayHoldACatalogueAcceptedBefore() throws IOException {
        Files.createDirectory(directory.resolve("postgres"));
        assertThatCode(() -> new FirstStart(settings).requireCatalogue(directory))
                .doesNotThrowAnyException();
    }

    @Test
    void anExternalLedgerToo() {
        settings.setProperty("stellwerk.database.url", "jdbc:postgresql://db.example/stellwerk");
        assertThatCode(() -> new FirstStart(settings).requireCatalogue(directory))
                .doesNotThrowAnyException();
    }
}
