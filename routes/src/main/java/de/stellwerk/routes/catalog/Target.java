package de.stellwerk.routes.catalog;

import java.time.Duration;
import java.util.List;

/**
 * What operations say about one attached system, its adapter's settings apart.
 *
 * @param name the name of its folder, by which roles are bound to it
 * @param title what people call it
 * @param production a test submission never reaches it if so
 * @param inbound how it may answer
 */
public record Target(
        String name, String title, String adapter, boolean production, Limits limits, Retry retry, Inbound inbound) {

    /**
     * How much it takes.
     *
     * @param concurrency deliveries at once, over all hubs
     * @param perSecond deliveries started in a second, over all hubs
     * @param drainPerSecond the same while it recovers from an outage
     */
    public record Limits(int concurrency, int perSecond, int drainPerSecond) {}

    /** By which keys the hub knows it when it sends messages, and how often it may; without a key it cannot. */
    public record Inbound(List<Portal.ApiKey> keys, int perMinute) {}

    /**
     * How often a delivery is tried.
     *
     * @param attempts the last one's failure makes a dead letter
     * @param first the pause after the first failure; it doubles with each further one
     * @param max the longest pause
     */
    public record Retry(int attempts, Duration first, Duration max) {}
}
