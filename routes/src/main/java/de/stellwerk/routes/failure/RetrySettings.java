package de.stellwerk.routes.failure;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * When a delivery is tried again: after {@code first}, then twice as long each time, never longer than {@code max}, give or
 * take a fifth so that not all come back at once; {@code attempts} in all.
 */
public record RetrySettings(int attempts, Duration first, Duration max) {

    private static final double JITTER = 0.2;

    public RetrySettings {
        if (attempts < 1 || first.isNegative() || max.compareTo(first) < 0) {
            throw new IllegalArgumentException("attempts is at least 1, and max at least as long as first");
        }
    }

    /** @param used how many attempts are used up, at least 1 */
    Duration delayAfter(int used, RandomGenerator random) {
        double doubled = first.toMillis() * Math.pow(2, Math.min(used - 1, 30));
        double capped = Math.min(doubled, max.toMillis());
        return Duration.ofMillis((long) (capped * (1 - JITTER + 2 * JITTER * random.nextDouble())));
    }
}
