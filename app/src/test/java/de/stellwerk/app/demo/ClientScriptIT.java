package de.stellwerk.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The packaged command line, as it lies beside the hub's jar. */
class ClientScriptIT {

    @Test
    void runsFromWhereItLies() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of("target/stellwerk/stellwerk").toAbsolutePath().toString(), "help")
                .redirectErrorStream(true)
                .start();

        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(said).isZero();
        assertThat(said).contains("dead-letters", "replays", "targets", "reconcile");
    }
}
