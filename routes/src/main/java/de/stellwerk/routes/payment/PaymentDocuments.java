package de.stellwerk.routes.payment;

import com.fasterxml.jackson.annotation.JsonInclude;
import de.stellwerk.routes.ledger.Payments;
import de.stellwerk.routes.ledger.Payments.PaymentView;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What a portal is told of a submission's payment. */
@Component
public final class PaymentDocuments {

    private final Payments payments;
    private final PayPages pages;

    PaymentDocuments(Payments payments, PayPages pages) {
        this.payments = payments;
        this.pages = pages;
    }

    /**
     * The payment of a submission.
     *
     * @param state {@code unpriced} (the amount is not known yet), {@code open}, {@code disputed} (another amount came), {@code paid},
     *     {@code waived}, {@code closed}; {@code invoice}, {@code at-portal} and {@code free} ask for nothing here
     * @param amount in {@code currency}, two decimals
     * @param dueUntil when the submission is closed if nobody pays
     * @param paymentUrl for the applicant's browser alone: a page with one button; good until it is revoked
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record PaymentDocument(
            String state, String amount, String currency, List<Item> items, Instant dueUntil, URI paymentUrl) {

        /** One part of the amount. */
        public record Item(String name, String amount) {}
    }

    /** Empty when the service knows no fees. */
    public Optional<PaymentDocument> of(UUID submission) {
        return payments.of(submission).map(payment -> document(submission, payment));
    }

    private PaymentDocument document(UUID submission, PaymentView payment) {
        return new PaymentDocument(
                payment.state(),
                plain(payment.amount()),
                "EUR",
                payment.items().stream()
                        .map(item -> new PaymentDocument.Item(item.name(), plain(item.amount())))
                        .toList(),
                payment.payable() ? payment.dueUntil() : null,
                payment.payable() ? pages.page(submission).orElseThrow() : null);
    }

    private static String plain(BigDecimal amount) {
        return amount == null ? null : amount.toPlainString();
    }

    /** The address given so far leads nowhere from now on. Answers whether there was one. */
    public boolean revokePage(UUID submission) {
        return payments.revokePage(submission);
    }
}
