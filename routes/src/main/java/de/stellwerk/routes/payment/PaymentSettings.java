package de.stellwerk.routes.payment;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How payments are opened and asked for.
 *
 * @param publicUrl under which browsers and payment providers reach this hub; without one, the hub's own loopback address
 * @param askEvery how often a provider is asked for a payment just opened; the longer it is open, the less often
 * @param lookEvery how often the hub looks whom to ask, and what was not paid in time
 */
@ConfigurationProperties("stellwerk.payment")
public record PaymentSettings(
        URI publicUrl,
        @DefaultValue("10s") Duration askEvery,
        @DefaultValue("2s") Duration lookEvery) {

    private static final Duration FRESH = Duration.ofMinutes(15);
    private static final Duration TODAY = Duration.ofHours(4);
    private static final Duration THIS_WEEK = Duration.ofDays(2);

    /** When to ask again for a payment that has been open this long. */
    Duration askAgain(Duration open) {
        if (open.compareTo(FRESH) < 0) {
            return askEvery;
        }
        if (open.compareTo(TODAY) < 0) {
            return askEvery.multipliedBy(6);
        }
        return askEvery.multipliedBy(open.compareTo(THIS_WEEK) < 0 ? 60 : 360);
    }
}
