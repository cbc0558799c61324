package de.stellwerk.routes.intake;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * What a portal says of a payment that it has taken itself.
 *
 * @param amount in EUR
 * @param transaction the payment provider's id of it
 * @param place of the amount in the message
 */
record SentPayment(
        BigDecimal amount,
        Optional<String> kassenzeichen,
        Optional<String> transaction,
        Optional<Instant> paidAt,
        Place place) {}
