package de.stellwerk.routes.catalog;

import de.stellwerk.adapter.Adapter;
import de.stellwerk.adapter.Delivery;
import de.stellwerk.adapter.DeliveryFailure;
import de.stellwerk.adapter.Receipt;
import de.stellwerk.adapter.Steps;
import de.stellwerk.adapter.payment.PaymentHint;
import de.stellwerk.adapter.payment.PaymentProvider;
import de.stellwerk.adapter.payment.PaymentRequest;
import de.stellwerk.adapter.payment.PaymentStatus;
import de.stellwerk.adapter.payment.PaymentTransaction;
import java.util.Map;
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

    /** Whether it takes money instead of submissions. */
    public boolean isPaymentProvider() {
        return adapter.adapter() instanceof PaymentProvider;
    }

    public Receipt deliver(Delivery delivery, Steps steps) throws DeliveryFailure {
        return speaker().deliver(delivery, steps, settings);
    }

    public void check() throws DeliveryFailure {
        if (isPaymentProvider()) {
            provider().check(settings);
        } else {
            speaker().check(settings);
        }
    }

    public PaymentTransaction open(PaymentRequest request) throws DeliveryFailure {
        return provider().open(request, settings);
    }

    public PaymentStatus status(PaymentTransaction transaction) throws DeliveryFailure {
        return provider().status(transaction, settings);
    }

    public Optional<PaymentHint> hint(Map<String, String> notification) throws DeliveryFailure {
        return provider().hint(notification, settings);
    }

    public boolean recognisesRequests() {
        return provider().recognisesRequests(settings);
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

    @SuppressWarnings("unchecked")
    private PaymentProvider<Record> provider() {
        return (PaymentProvider<Record>) adapter.adapter();
    }
}
