package de.stellwerk.simulators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OptionsTest {

    @TempDir
    Path directory;

    @Test
    void a_simulator_listens_on_loopback_unless_told_otherwise() {
        assertThat(Options.of().address().getAddress().isLoopbackAddress()).isTrue();
        assertThat(Options.of("--host", "0.0.0.0").address().getAddress().isAnyLocalAddress())
                .isTrue();
    }

    @Test
    void a_host_that_nobody_knows_is_named() {
        assertThatThrownBy(() -> Options.of("--host", "nowhere.invalid")).hasMessageContaining("nowhere.invalid");
    }

    @Test
    void credentials_come_from_a_file_too() throws IOException {
        Path file = Files.writeString(directory.resolve("credentials"), "hub:invented\n");

        assertThat(Options.of("--credentials-file", file.toString()).credentials())
                .isEqualTo("hub:invented");
        assertThat(Options.of("--credentials", "hub:given").credentials()).isEqualTo("hub:given");
        assertThat(Options.of().credentials()).isNull();
    }
}
