package de.stellwerk.benchmarks.speed;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Portals that send over keep-alive connections.
 *
 * @param forms what they send in turn
 */
public record Load(URI hub, Book book, int connections, List<Form> forms) {

    /** Refused more often than this in a row, a connection takes a breath; a closed loop of refusals measures nothing. */
    private static final int BREATH_MILLIS = 100;

    /** Each connection sends as soon as it was answered, for this long or until there is enough; the times from sending to answer. */
    public Latencies closedLoop(Duration time, int enough) {
        long until = System.nanoTime() + time.toNanos();
        int first = book.begun();
        return run((portal, index, latencies) ->
                closed(portal, index, latencies, () -> System.nanoTime() < until && book.begun() - first < enough));
    }

    private void closed(Portal portal, int index, Latencies latencies, BooleanSupplier goesOn) {
        for (int turn = index; goesOn.getAsBoolean(); turn++) {
            long sent = System.nanoTime();
            if (portal.submit(forms.get(turn % forms.size()))) {
                latencies.add(System.nanoTime() - sent);
            } else {
                pauseUntil(System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(BREATH_MILLIS));
            }
        }
    }

    /**
     * Submissions become due at this rate whatever the hub does. The times are from when each was due to its answer, so a hub that
     * stands still for a second has made all of that second wait.
     */
    public Latencies openLoop(Duration time, double perSecond) {
        long begun = System.nanoTime();
        long all = (long) (perSecond * time.toMillis() / 1000);
        AtomicLong next = new AtomicLong();
        return run((portal, index, latencies) -> {
            for (long turn = next.getAndIncrement(); turn < all; turn = next.getAndIncrement()) {
                long due = begun + (long) (turn * (TimeUnit.SECONDS.toNanos(1) / perSecond));
                pauseUntil(due);
                if (portal.submit(forms.get((int) (turn % forms.size())))) {
                    latencies.add(System.nanoTime() - due);
                }
            }
        });
    }

    private interface Sending {
        void send(Portal portal, int index, Latencies latencies);
    }

    private Latencies run(Sending sending) {
        List<Latencies> parts = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        for (int index = 0; index < connections; index++) {
            int own = index;
            Latencies latencies = new Latencies();
            parts.add(latencies);
            threads.add(new Thread(
                    () -> {
                        try (Portal portal = new Portal(hub, book)) {
                            sending.send(portal, own, latencies);
                        }
                    },
                    "portal-" + index));
        }
        threads.forEach(Thread::start);
        threads.forEach(Load::join);
        return Latencies.all(parts);
    }

    private static void pauseUntil(long due) {
        for (long missing = due - System.nanoTime(); missing > 0; missing = due - System.nanoTime()) {
            LockSupport.parkNanos(missing);
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
