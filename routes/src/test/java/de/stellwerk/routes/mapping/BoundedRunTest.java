package de.stellwerk.routes.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class BoundedRunTest {

    private static final Duration DEADLINE = Duration.ofMillis(200);

    /** Waits for what does not come, and calculates nothing. */
    private static void inVain(Duration time) throws InterruptedException {
        new CountDownLatch(1).await(time.toMillis(), TimeUnit.MILLISECONDS);
    }

    private final BoundedRun run = new BoundedRun("from-json.xsl", DEADLINE);

    /** As on a machine that gives the run no processor. */
    @Test
    void whoeverWaitsForTheProcessorMayTakeLonger() {
        assertThat(run.call(() -> {
                    inVain(DEADLINE.multipliedBy(3));
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
                    inVain(DEADLINE.multipliedBy(60));
                    return "never";
                }))
                .isInstanceOfSatisfying(
                        MappingFailed.class, e -> assertThat(e.code()).isEqualTo(MappingFailed.TOO_SLOW));
    }
}
