package de.stellwerk.routes.delivery;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How this hub delivers.
 *
 * @param slots how many deliveries it works on at a time, over all targets
 * @param sweepEvery how often it looks for due work nobody was woken for, claims of dead hubs and parked targets
 * @param probeEvery how long after a target parked it is probed first; later probes come more slowly, up to twelve times this
 * @param longestAttempt after which an attempt is interrupted and its outcome unknown, whatever its adapter does
 */
@ConfigurationProperties("stellwerk.delivery")
public record DeliverySettings(
        @DefaultValue("64") int slots,
        @DefaultValue("1s") Duration sweepEvery,
        @DefaultValue("5s") Duration probeEvery,
        @DefaultValue("10m") Duration longestAttempt) {}
