package de.stellwerk.benchmarks.faults.outside;

/**
 * One thing that is wrong. Nothing in it is personal.
 *
 * @param reference the portal's, or empty
 * @param id the hub's, or empty
 * @param key the idempotency key or the transaction, or empty
 * @param seen what was seen where
 */
public record Finding(Figure figure, String reference, String id, String key, String seen) {

    @Override
    public String toString() {
        return figure + " reference=" + reference + " id=" + id + " key=" + key + ": " + seen;
    }
}
