package de.stellwerk.benchmarks.faults.site;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** What systemd or a container engine does: starts again what has died, each part by itself, as often as it takes. */
final class Supervisor implements AutoCloseable {

    private static final int BUSY_PER_PROCESSOR = 4;
    private static final Duration LOOK_EVERY = Duration.ofMillis(100);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);

    private final List<Part> parts;
    private final List<Thread> watches = new ArrayList<>();
    private final Map<String, String> troubles = new ConcurrentHashMap<>();
    private volatile boolean over;

    Supervisor(List<Part> parts) {
        this.parts = parts;
    }

    /** Until it is closed, or this JVM ends: what is killed then must stay down. */
    void begin() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
        for (Part part : parts) {
            Thread watch = new Thread(() -> keepUp(part), "supervises-" + part.name());
            watch.setDaemon(true);
            watch.start();
            watches.add(watch);
        }
    }

    private void keepUp(Part part) {
        while (!over) {
            Duration pause = LOOK_EVERY;
            try {
                part.startIfDown();
            } catch (IOException | IllegalStateException notYet) {
                troubles.put(part.name(), String.valueOf(notYet.getMessage()));
                pause = PAUSE_AFTER_FAILURE;
            }
            sleep(pause);
        }
    }

    /**
     * Waits until everything works again, without a hand.
     *
     * @param patience of a machine that is busy with nothing else; on one that is, it is as many times longer as it is busier
     * @return how long it took
     * @throws IllegalStateException names what does not, after so long
     */
    Duration awaitReady(Duration patience) {
        long begun = System.nanoTime();
        double busiest = 1;
        while (!parts.stream().allMatch(Part::isReady)) {
            Duration waited = Duration.ofNanos(System.nanoTime() - begun);
            busiest = Math.max(busiest, busy());
            if (waited.toMillis() > patience.toMillis() * busiest) {
                throw new IllegalStateException("not ready " + waited.toSeconds() + " s later: " + unready());
            }
            sleep(LOOK_EVERY);
        }
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    /** How many times more is waiting for a processor than two starting hubs would make wait. */
    private static double busy() {
        OperatingSystemMXBean machine = ManagementFactory.getOperatingSystemMXBean();
        return machine.getSystemLoadAverage() / (BUSY_PER_PROCESSOR * machine.getAvailableProcessors());
    }

    private String unready() {
        return parts.stream()
                .filter(part -> !part.isReady())
                .map(part -> part.name() + " (" + troubles.getOrDefault(part.name(), "it never failed to start") + ")")
                .collect(Collectors.joining(", "));
    }

    private static void sleep(Duration pause) {
        try {
            TimeUnit.MILLISECONDS.sleep(pause.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Leaves everything as it is from now on. */
    @Override
    public void close() {
        over = true;
        watches.forEach(Thread::interrupt);
    }
}
