package de.stellwerk.app.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A folder in a portal's transfer directory ▸ taken ▸ delivered, with its answer beside it. */
@OnTheTestHub
class DirectoryIT {

    private final TestHub hub;
    private TestCatalogue.Change inTheCatalogue;

    @TempDir
    private Path directory;

    DirectoryIT(TestHub hub) {
        this.hub = hub;
    }

    private void openFor(Sample sample) {
        inTheCatalogue = hub.catalogue()
                .with(
                        "portals/" + sample.portal() + ".yml",
                        file -> file + "\ndirectory: {path: \"" + directory + "\", every: 100ms, quiet: 1h}\n");
    }

    @AfterEach
    void close() {
        inTheCatalogue.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"stellwerk-json", "xoev", "xoev-inline", "ozg-cloud", "form-solutions"})
    void everyFormatComesInAndIsDelivered(String format) {
        Sample sample = Sample.of(format);
        openFor(sample);

        sample.into(directory.resolve("fall-1"));

        Submission submission = accepted(sample, "fall-1");
        submission.comesTo("delivered");
        assertThat(directory.resolve("fall-1")).doesNotExist();
        assertThat(directory.resolve(".angenommen/fall-1")).isDirectory();
        assertThat(hub.dms().documents("67/30/Reitkennzeichen/" + submission.receipt("dms", "aktenzeichen")))
                .hasSizeGreaterThanOrEqualTo(3);
    }

    @Test
    void whatIsRefusedStaysAndIsTakenWhenItIsMended() {
        Sample sample = Sample.of("xoev");
        openFor(sample);
        Path folder = directory.resolve("fall-1");
        sample.with("99090018069000", "99999999999999").into(folder);

        JsonNode problem = read("fall-1.fehler.json");
        assertThat(problem.path("violations").findValuesAsString("rule")).contains("unknown-service");
        assertThat(folder).isDirectory();

        write(folder.resolve("nachricht.xml"), sample.message());
        accepted(sample, "fall-1").comesTo("delivered");
        assertThat(directory.resolve("fall-1.fehler.json")).doesNotExist();
    }

    private Submission accepted(Sample sample, String name) {
        String id = read(name + ".eingangsbestaetigung.json").path("id").asString();
        return new Submission(hub.portal(sample.portal()), id);
    }

    private JsonNode read(String name) {
        Path file = directory.resolve(name);
        await().atMost(Submission.PATIENCE).until(() -> Files.exists(file));
        return JsonMapper.shared().readTree(file.toFile());
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
