package de.stellwerk.routes.payment;

import de.stellwerk.adapter.payment.PaymentStatus;
import de.stellwerk.routes.ledger.Documents;
import de.stellwerk.routes.ledger.Owed;
import de.stellwerk.routes.ledger.Payments;
import de.stellwerk.schemas.PaidAntrag;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Makes version 2 of a stored Antrag document: the same, with its payment. */
@Component
class PaidDocument {

    private final Documents documents;
    private final Payments payments;

    PaidDocument(Documents documents, Payments payments) {
        this.documents = documents;
        this.payments = payments;
    }

    /**
     * Empty when the submission was erased.
     *
     * @throws IllegalArgumentException when the provider's words do not fit into an Antrag document
     */
    Optional<byte[]> of(UUID submission, String transaction, PaymentStatus status) {
        return payments.of(submission).flatMap(payment -> documents
                .key(submission)
                .flatMap(key -> documents.antrag(key, 1))
                .map(antrag -> paid(payment, transaction, status).addedTo(antrag)));
    }

    private static PaidAntrag paid(Payments.PaymentView payment, String transaction, PaymentStatus status) {
        return new PaidAntrag(
                status.kassenzeichen(),
                Optional.of(transaction),
                status.paidAt(),
                payment.amount(),
                items(payment.items()));
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
