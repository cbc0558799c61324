package de.stellwerk.benchmarks.scale;

import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for what happens elsewhere. */
final class Waiting {

    private static final long LOOK_EVERY_MILLIS = 10;
    private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(30);

    private Waiting() {}

    /** @throws IllegalStateException after half an hour */
    static void until(BooleanSupplier happened) {
        long until = System.nanoTime() + PATIENCE_NANOS;
        while (!happened.getAsBoolean()) {
            if (System.nanoTime() > until) {
                throw new IllegalStateException("waited in vain for half an hour");
            }
            try {
                TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted", e);
            }
        }
    }

    static void until(Supplier<String> asked, String expected) {
        until(() -> expected.equals(asked.get()));
    }
}
