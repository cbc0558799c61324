package de.stellwerk.routes.delivery;

import jakarta.annotation.PreDestroy;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** Ends attempts whose adapter does not return: writes that down first, then interrupts the thread. */
@Component
final class Deadlines {

    private final DeliverySettings settings;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "deadlines");
        thread.setDaemon(true);
        return thread;
    });

    Deadlines(DeliverySettings settings) {
        this.settings = settings;
    }

    /** Closed when the attempt is over. */
    interface Deadline extends AutoCloseable {
        @Override
        void close();
    }

    Deadline interruptLater(Runnable writeDown) {
        Thread worker = Thread.currentThread();
        ScheduledFuture<?> planned = clock.schedule(
                () -> {
                    writeDown.run();
                    worker.interrupt();
                },
                settings.longestAttempt().toMillis(),
                TimeUnit.MILLISECONDS);
        return () -> planned.cancel(false);
    }

    @PreDestroy
    void close() {
        clock.shutdownNow();
    }
}
