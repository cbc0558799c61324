package de.stellwerk.adapter.payment;

import de.stellwerk.adapter.DeliveryFailure;
import java.util.Map;
import java.util.Optional;

/** placeholder until merged */
public interface PaymentProvider<S extends Record> {
    PaymentTransaction open(PaymentRequest request, S settings) throws DeliveryFailure;

    PaymentStatus status(PaymentTransaction transaction, S settings) throws DeliveryFailure;

    void check(S settings) throws DeliveryFailure;

    default Optional<PaymentHint> hint(Map<String, String> parameters, S settings) throws DeliveryFailure {
        return Optional.empty();
    }
}
