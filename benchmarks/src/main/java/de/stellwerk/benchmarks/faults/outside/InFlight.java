package de.stellwerk.benchmarks.faults.outside;

/**
 * What is under way at one moment. A fault counts only if it hit some of it.
 *
 * @param requests calls to a hub that have no answer yet
 * @param undelivered deliveries that are acknowledged and due and have not reached their target; those that wait for a payment
 *     not among them until it is made
 * @param atTargets requests of a hub that a target or the payment provider is working on
 */
public record InFlight(long requests, long undelivered, long atTargets) {

    public boolean isAny() {
        return requests > 0 || undelivered > 0 || atTargets > 0;
    }
}
