package de.stellwerk.adapter.payment;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * One part of the amount and where the authority books it.
 *
 * @param id within the request
 * @param amount in EUR, two decimals, without tax
 * @param bookingText at most 27 characters together with the Kassenzeichen and a slash
 */
public record PaymentItem(
        String id,
        String name,
        BigDecimal amount,
        String bookingText,
        String haushaltsstelle,
        Optional<String> objektnummer) {}
