package de.stellwerk.adapter.payment;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** placeholder until merged */
public record PaymentRequest(
        String id,
        Instant at,
        BigDecimal amount,
        String purpose,
        String description,
        URI returnUrl,
        URI notifyUrl,
        List<PaymentItem> items,
        Optional<Payer> payer) {}
