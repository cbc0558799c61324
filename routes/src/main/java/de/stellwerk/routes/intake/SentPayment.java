package de.stellwerk.routes.intake;

import de.stellwerk.routes.ledger.Owed;
import de.stellwerk.routes.payment.Prices;
import de.stellwerk.schemas.PaidAntrag;
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
        Place place) {

    /** The section Zahlung of the Antrag document, as it would be had the hub collected it. */
    PaidAntrag of(Owed owed) {
        return new PaidAntrag(kassenzeichen, transaction, paidAt, amount.setScale(2), Prices.itemsOf(owed));
    }
}
