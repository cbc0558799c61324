package de.stellwerk.routes.catalog;

import de.stellwerk.adapter.Adapter;
import de.stellwerk.adapter.Delivery;
import de.stellwerk.adapter.DeliveryFailure;
import de.stellwerk.adapter.Receipt;
import de.stellwerk.adapter.Steps;
import java.util.Optional;

/**
 * A target with its adapter and checked settings, ready to be called.
 *
 * @param settings an instance of the adapter's settings record
 * @param payload its own stylesheet or else the adapter's; empty: the payload is the Antrag document itself
 */
public record BoundTarget(
        Target target, AttachedAdapter adapter, Record settings, Optional<PayloadStylesheet> payload) {

    public String name() {
        return target.name();
    }

    public Receipt deliver(Delivery delivery, Steps steps) throws DeliveryFailure {
        return speaker().deliver(delivery, steps, settings);
    }

    public void check() throws DeliveryFailure {
        speaker().check(settings);
    }

    public boolean recognisesRepeats() {
        return speaker().recognisesRepeats(settings);
    }

    public boolean takesMessages() {
        return speaker().takesMessages();
    }

    /** The settings were made from the very record that this adapter declares. */
    @SuppressWarnings("unchecked")
    private Adapter<Record> speaker() {
        return (Adapter<Record>) adapter.adapter();
    }
}
