package de.stellwerk.routes.intake;

import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/** How often each portal may call, by a token bucket per portal and hub that holds a minute's worth. */
final class Rates {

    private record Bucket(double tokens, long at) {}

    private final ConcurrentHashMap<String, Bucket> buckets = new ConcurrentHashMap<>();
    private final LongSupplier nanos;

    Rates(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** @throws Refusal with the time until the next call is welcome */
    void spend(String portal, int perMinute) {
        double perNano = perMinute / (double) Duration.ofMinutes(1).toNanos();
        Bucket left = buckets.compute(portal, (name, known) -> spent(known, perMinute, perNano));
        if (left.tokens() < 0) {
            buckets.computeIfPresent(portal, (name, b) -> new Bucket(b.tokens() + 1, b.at()));
            throw Refusal.later(
                    Problem.TOO_MANY_REQUESTS, Duration.ofNanos((long) Math.ceil(-left.tokens() / perNano)));
        }
    }

    private Bucket spent(Bucket known, int perMinute, double perNano) {
        long now = nanos.getAsLong();
        if (known == null) {
            return new Bucket(perMinute - 1d, now);
        }
        double refilled = Math.min(perMinute, known.tokens() + (now - known.at()) * perNano);
        return new Bucket(refilled - 1, now);
    }
}
