package de.stellwerk.app.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.stellwerk.app.HubDoesNotStart;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class StartOptionsTest {

    @Test
    void withoutOptionsItIsPort8080TheDirectoryDataAndTheSamples() {
        StartOptions options = StartOptions.of();
        assertThat(options.port()).isEqualTo(8080);
        assertThat(options.data()).isEqualTo(Path.of("data").toAbsolutePath());
        assertThat(options.samples()).isTrue();
    }

    @Test
    void everyOptionIsTakenAndSettingsGoToTheHub() {
        StartOptions options = StartOptions.of("--port", "0", "--no-samples", "--data", "/tmp/x", "--a.b=c");
        assertThat(options.port()).isZero();
        assertThat(options.samples()).isFalse();
        assertThat(options.data()).isEqualTo(Path.of("/tmp/x"));
        assertThat(options.settings()).containsExactly("--a.b=c");
    }

    @Test
    void whatIsNoOptionIsRefusedWithTheUsage() {
        assertThatThrownBy(() -> StartOptions.of("--prot", "8080"))
                .isInstanceOf(HubDoesNotStart.class)
                .hasMessageContaining("--port <number>");
        assertThatThrownBy(() -> StartOptions.of("--port", "high")).isInstanceOf(HubDoesNotStart.class);
        assertThatThrownBy(() -> StartOptions.of("--data")).isInstanceOf(HubDoesNotStart.class);
    }

    @Test
    void aTakenPortLeadsToTheNextFreeOne() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(FreePort.from(taken.getLocalPort())).isGreaterThan(taken.getLocalPort());
        }
    }
}
