package de.stellwerk.routes.delivery;

import de.stellwerk.adapter.Delivery;
import de.stellwerk.adapter.DeliveryFailure;
import de.stellwerk.adapter.Receipt;
import de.stellwerk.adapter.Steps;
import de.stellwerk.routes.failure.RetrySettings;

/** A target of the catalogue in force, bound to its adapter and settings. */
public interface AttachedTarget {

    String name();

    /** A test submission never gets to a target in production. */
    boolean production();

    /** How many deliveries it bears at a time, over all hubs. */
    int concurrency();

    /** How many deliveries a second it bears, over all hubs. */
    int perSecond();

    /** The same while it drains after it was parked. */
    int drainPerSecond();

    RetrySettings retry();

    Receipt deliver(Delivery delivery, Steps steps) throws DeliveryFailure;

    void check() throws DeliveryFailure;

    boolean recognisesRepeats();

    /** Whether its adapter takes messages about a case as well as applications. */
    default boolean takesMessages() {
        return false;
    }

    /**
     * What this target is sent instead of the Antrag document, or the document itself.
     *
     * @throws MappingFault when its stylesheet cannot make it
     */
    byte[] payload(byte[] antrag) throws MappingFault;
}
