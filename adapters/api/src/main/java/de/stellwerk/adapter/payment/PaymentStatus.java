package de.stellwerk.adapter.payment;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/** placeholder until merged */
public record PaymentStatus(
        State state,
        Optional<BigDecimal> amount,
        Optional<String> kassenzeichen,
        Optional<Instant> paidAt,
        Optional<String> method) {
    public enum State {
        OPEN,
        PAID,
        FAILED,
        CANCELLED
    }
}
