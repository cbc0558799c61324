package de.stellwerk.adapter;

/**
 * Speaks to one kind of target: a DMS, a specialist system, a drop directory.
 *
 * <p>One class and one settings record make an adapter. The class is annotated with {@link AdapterKind}, has a public
 * constructor without arguments and is named in {@code META-INF/services/de.stellwerk.adapter.Adapter}. It keeps no state
 * between calls and is called by many threads at once. Retry, parking, dead letters, the ledger and metrics are the hub's;
 * the adapter owns one call.
 *
 * @param <S> the validated settings of one target, a record whose components carry {@link Setting}
 */
public interface Adapter<S extends Record> {

    /**
     * Brings one submission to the target and returns what the target answered.
     *
     * <p>Every effect at the target happens inside {@link Steps#once}, so that a retry after a crash never repeats it.
     *
     * @throws DeliveryFailure when the target did not accept; the type decides what the hub does next
     */
    Receipt deliver(Delivery delivery, Steps steps, S settings) throws DeliveryFailure;

    /**
     * Finds out whether the target is reachable and its credentials are good, and changes nothing there.
     *
     * <p>An adapter that cannot tell returns normally and says so in its handbook entry.
     *
     * @throws TargetUnavailable when the target does not answer now
     * @throws TargetMisconfigured when somebody must change credentials, certificates or settings first
     */
    void check(S settings) throws DeliveryFailure;

    /**
     * Whether the target recognises a repeated {@link Delivery#idempotencyKey()} and answers it as it did before.
     *
     * <p>If so, an unknown outcome is simply repeated. If not, it is looked for, and where that cannot tell either, an
     * operator decides.
     */
    default boolean recognisesRepeats(S settings) {
        return false;
    }

    /**
     * Whether it knows what to do with a {@link Delivery} of kind {@link Delivery.Kind#MESSAGE}. Who does not is never given one.
     */
    default boolean takesMessages() {
        return false;
    }
}
