package de.stellwerk.routes.payment;

import de.stellwerk.adapter.payment.PaymentStatus;
import de.stellwerk.routes.ledger.Documents;
import de.stellwerk.routes.ledger.Owed;
import de.stellwerk.routes.ledger.PaymentAttempts;
import de.stellwerk.routes.ledger.Payments;
import de.stellwerk.routes.ledger.Payments.PaymentView;
import de.stellwerk.schemas.PaidAntrag;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Makes version 2 of a stored Antrag document: the same, with its payment. */
@Component
class PaidDocument {

    private final Documents documents;
    private final Payments payments;
    private final PaymentAttempts attempts;

    PaidDocument(Documents documents, Payments payments, PaymentAttempts attempts) {
        this.documents = documents;
        this.payments = payments;
        this.attempts = attempts;
    }

    /**
     * With the amount that came. Empty when the provider has confirmed none, or the submission was erased.
     *
     * @throws IllegalArgumentException when the provider's words do not fit into an Antrag document
     */
    Optional<byte[]> of(UUID submission, UUID attempt, PaymentStatus status) {
        Optional<String> transaction =
                attempts.find(attempt).map(known -> known.transaction().transactionId());
        return added(
                submission,
                status,
                payment -> new PaidAntrag(
                        status.kassenzeichen(), transaction, status.paidAt(), amount(status), items(payment.items())));
    }

    /** The same without any word of the provider's, for those that do not fit: that it is paid, and how much. */
    Optional<byte[]> withoutWords(UUID submission, PaymentStatus status) {
        return added(
                submission,
                status,
                payment -> new PaidAntrag(
                        Optional.empty(), Optional.empty(), status.paidAt(), amount(status), items(payment.items())));
    }

    private Optional<byte[]> added(UUID submission, PaymentStatus status, Function<PaymentView, PaidAntrag> paid) {
        return payments.of(submission)
                .filter(payment -> status.amount().isPresent())
                .flatMap(payment -> documents
                        .key(submission)
                        .flatMap(key -> documents.antrag(key, 1))
                        .map(antrag -> paid.apply(payment).addedTo(antrag)));
    }

    private static BigDecimal amount(PaymentStatus status) {
        BigDecimal came = status.amount().orElseThrow();
        return came.scale() < 2 ? came.setScale(2) : came;
    }

    static List<PaidAntrag.Item> items(List<Owed.Item> items) {
        return items.stream()
                .map(item -> new PaidAntrag.Item(
                        item.name(),
                        item.amount(),
                        item.haushaltsstelle(),
                        item.objektnummer(),
                        Optional.of(item.bookingText())))
                .toList();
    }
}
