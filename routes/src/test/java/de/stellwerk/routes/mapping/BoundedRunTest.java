package de.stellwerk.routes.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class BoundedRunTest {

    private static final Duration DEADLINE = Duration.ofMillis(200);

    private final BoundedRun run = new BoundedRun("from-json.xsl", DEADLINE);

    /** As on a machine that gives the run no processor. */
    @Test
    void whoeverWaitsForTheProcessorMayTakeLonger() {
        assertThat(run.call(() -> {
                    Thread.sleep(DEADLINE.multipliedBy(3).toMillis());
                    return "done";
                }))
                .isEqualTo("done");
    }

    @Test
    void whoeverCalculatesForTooLongIsLeftBehind() {
        AtomicBoolean over = new AtomicBoolean();
        try {
            assertThatThrownBy(() -> run.call(() -> {
                        while (!over.get()) {
                            Thread.onSpinWait();
                        }
                        return "never";
                    }))
                    .isInstanceOfSatisfying(
                            MappingFailed.class, e -> assertThat(e.code()).isEqualTo(MappingFailed.TOO_SLOW));
        } finally {
            over.set(true);
        }
    }

    @Test
    void nobodyWaitsForGood() {
        assertThatThrownBy(() -> run.call(() -> {
                    Thread.sleep(DEADLINE.multipliedBy(60).toMillis());
                    return "never";
                }))
                .isInstanceOfSatisfying(
                        MappingFailed.class, e -> assertThat(e.code()).isEqualTo(MappingFailed.TOO_SLOW));
    }
}
