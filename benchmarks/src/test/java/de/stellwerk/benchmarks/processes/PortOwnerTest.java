package de.stellwerk.benchmarks.processes;

import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class PortOwnerTest {

    private static final long SELF = ProcessHandle.current().pid();

    @Test
    void whoListensOwnsThePort() throws IOException {
        try (ServerSocket mine = new ServerSocket(FreePort.any())) {
            assertThatNoException().isThrownBy(() -> PortOwner.require(SELF, mine.getLocalPort()));
        }
    }

    @Test
    void nobodyOwnsAFreePort() {
        int free = FreePort.any();

        assertThatThrownBy(() -> PortOwner.require(SELF, free))
                .hasMessage("process " + SELF + " does not listen at port " + free);
    }
}
