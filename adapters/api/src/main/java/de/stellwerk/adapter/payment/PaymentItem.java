package de.stellwerk.adapter.payment;

import java.math.BigDecimal;
import java.util.Optional;

/** placeholder until merged */
public record PaymentItem(
        String id,
        String name,
        BigDecimal amount,
        String bookingText,
        String haushaltsstelle,
        Optional<String> objektnummer) {}
