package de.stellwerk.adapter.payment;

import de.stellwerk.adapter.DeliveryFailure;
import java.util.Map;
import java.util.Optional;

/**
 * The code that can speak to one kind of payment provider. One call of each method is one conversation: the hub owns when to call,
 * how often, and what follows. Annotated with {@link de.stellwerk.adapter.AdapterKind} and listed in
 * {@code META-INF/services/de.stellwerk.adapter.payment.PaymentProvider}.
 *
 * @param <S> the settings record, each component annotated with {@link de.stellwerk.adapter.Setting}
 */
public interface PaymentProvider<S extends Record> {

    /**
     * Opens a payment. The hub has committed its intent under the request's id before; after a lost answer it calls again with the
     * very same request.
     *
     * @throws de.stellwerk.adapter.TargetUnavailable nothing happened; later
     * @throws de.stellwerk.adapter.TargetMisconfigured credentials, certificate or settings are wrong
     * @throws de.stellwerk.adapter.DeliveryRejected this request is refused for good; with the code {@code payment-exists} the
     *     provider knows the request and does not tell any more where it is paid
     * @throws de.stellwerk.adapter.OutcomeUnknown it may be open or not
     */
    PaymentTransaction open(PaymentRequest request, S settings) throws DeliveryFailure;

    /**
     * How a payment stands: the only answer that counts.
     *
     * @throws de.stellwerk.adapter.OutcomeUnknown with the code {@code unknown-status} when the provider says a word that is not in
     *     its interface: it must not pass for anything
     */
    PaymentStatus status(PaymentTransaction transaction, S settings) throws DeliveryFailure;

    /**
     * Whether it opens nothing for a request whose id it knows already, but says {@code payment-exists}. Then a hub that was restored
     * from a backup can find out by {@link #open} whether it had opened a payment before; else an operator has to look.
     */
    default boolean recognisesRequests(S settings) {
        return false;
    }

    /** Whether it can be reached and lets the hub in; changes nothing. */
    void check(S settings) throws DeliveryFailure;

    /**
     * What a notification speaks of, if it proves to come from the provider; it only makes the hub ask sooner.
     *
     * @param parameters as received
     * @return empty when it proves nothing, or says nothing
     */
    default Optional<PaymentHint> hint(Map<String, String> parameters, S settings) throws DeliveryFailure {
        return Optional.empty();
    }
}
