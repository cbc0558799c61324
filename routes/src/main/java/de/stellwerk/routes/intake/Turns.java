package de.stellwerk.routes.intake;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/** Whose turn it is: everybody at once at first, then as often as his file says. */
final class Turns {

    private final Map<String, Long> last = new ConcurrentHashMap<>();
    private final LongSupplier nanos;

    Turns(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** Whether it is this portal's turn; it has had it then. */
    boolean take(String portal, Duration every) {
        long now = nanos.getAsLong();
        Long before = last.get(portal);
        if (before != null && now - before < every.toNanos()) {
            return false;
        }
        last.put(portal, now);
        return true;
    }
}
