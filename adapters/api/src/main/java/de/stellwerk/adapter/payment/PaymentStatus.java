package de.stellwerk.adapter.payment;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * How a payment stands.
 *
 * @param amount in EUR, as the provider confirms it; absent when it confirms none, which releases nothing
 * @param kassenzeichen by which the authority's cash office knows it
 * @param method how it was paid, in the provider's word
 */
public record PaymentStatus(
        State state,
        Optional<BigDecimal> amount,
        Optional<String> kassenzeichen,
        Optional<Instant> paidAt,
        Optional<String> method) {

    /** What can be true of a payment. */
    public enum State {
        /** Not decided; it can still be paid. */
        OPEN,
        PAID,
        FAILED,
        CANCELLED
    }

    /** Not paid, and nothing more to say. */
    public static PaymentStatus of(State state) {
        return new PaymentStatus(state, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }
}
