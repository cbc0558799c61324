package de.stellwerk.routes.delivery;

import jakarta.annotation.PreDestroy;
import java.util.concurrent.ExecutorService;
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

    private final ExecutorService writers = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "deadline");
        thread.setDaemon(true);
        return thread;
    });

    Deadlines(DeliverySettings settings) {
        this.settings = settings;
    }

    /** One attempt's deadline, closed when the attempt is over; from then on the thread is left alone. */
    static final class Deadline implements AutoCloseable {
        private final Thread worker = Thread.currentThread();
        private boolean over;
        private ScheduledFuture<?> planned;

        private void pass(Runnable writeDown) {
            try {
                writeDown.run();
            } finally {
                interrupt();
            }
        }

        private synchronized void interrupt() {
            if (!over) {
                worker.interrupt();
            }
        }

        @Override
        public void close() {
            planned.cancel(false);
            synchronized (this) {
                over = true;
                Thread.interrupted();
            }
        }
    }

    Deadline interruptLater(Runnable writeDown) {
        Deadline deadline = new Deadline();
        deadline.planned = clock.schedule(
                () -> writers.execute(() -> deadline.pass(writeDown)),
                settings.longestAttempt().toMillis(),
                TimeUnit.MILLISECONDS);
        return deadline;
    }

    @PreDestroy
    void close() {
        clock.shutdownNow();
        writers.shutdownNow();
    }
}
