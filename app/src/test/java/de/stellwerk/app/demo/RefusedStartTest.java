package de.stellwerk.app.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.stellwerk.app.DataDirectory;
import de.stellwerk.app.HubDoesNotStart;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RefusedStartTest {

    @TempDir
    Path directory;

    @Test
    void aStartOnTheDirectoryOfARunningHubTouchesNothing() {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        StartCommand command = new StartCommand(
                directory.resolve("installation"),
                (data, arguments) -> {
                    throw new AssertionError("the hub was started");
                },
                new PrintStream(said));
        Path data = directory.resolve("data");
        try (DataDirectory running = DataDirectory.take(data, "--data ")) {
            assertThatThrownBy(() -> command.start(StartOptions.of("--data", data.toString(), "--port", "0")))
                    .isInstanceOf(HubDoesNotStart.class)
                    .hasMessageContaining("another hub works on the data directory " + data)
                    .hasMessageEndingWith("--data <directory>");
            assertThat(running.resolve("")).isDirectoryNotContaining("glob:**/{demo,log,postgres,broker}");
            assertThat(said.toString()).isEmpty();
        }
    }
}
