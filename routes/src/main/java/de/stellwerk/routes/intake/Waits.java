package de.stellwerk.routes.intake;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/** What need not be tried again soon: twice as long after each time, up to the longest. Forgotten with the process. */
final class Waits {

    private record Wait(Duration pause, long since) {}

    private final Map<String, Wait> waits = new HashMap<>();
    private final LongSupplier nanos;
    private final Duration longest;

    Waits(LongSupplier nanos, Duration longest) {
        this.nanos = nanos;
        this.longest = longest;
    }

    synchronized boolean isOver(String what) {
        Wait wait = waits.get(what);
        return wait == null || nanos.getAsLong() - wait.since() >= wait.pause().toNanos();
    }

    /** Whether it waits for the first time. */
    synchronized boolean lengthen(String what, Duration first) {
        Wait before = waits.get(what);
        Duration pause = before == null ? first : before.pause().multipliedBy(2);
        waits.put(what, new Wait(pause.compareTo(longest) < 0 ? pause : longest, nanos.getAsLong()));
        return before == null;
    }

    synchronized void end(String what) {
        waits.remove(what);
    }

    /** Forgets what is not there any more. */
    synchronized void forget(Predicate<String> gone) {
        waits.keySet().removeIf(gone);
    }

    synchronized void endAll() {
        waits.clear();
    }
}
