package de.stellwerk.routes.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import de.stellwerk.adapter.payment.PaymentStatus;
import de.stellwerk.adapter.payment.PaymentTransaction;
import de.stellwerk.routes.ledger.Incidents.Incident;
import de.stellwerk.routes.ledger.PaymentAttempts.Begun;
import de.stellwerk.routes.ledger.PaymentAttempts.Intent;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;

/** An application that costs 40 EUR, a provider that answers what a test says, and an operator. */
abstract class PaidApplications {

    static final Duration SOON = Duration.ofSeconds(10);
    static final byte[] PAID_ANTRAG = "<antrag>paid</antrag>".getBytes();

    final TestLedger ledger = new TestLedger();
    final TestLedger.Hub hub = ledger.hub();

    @AfterEach
    void nothingIsUnaccountedFor() {
        hub.close();
        assertThat(ledger.reconciliation.report(Scope.EVERYWHERE))
                .satisfies(report -> assertThat(report.orphans()).isEmpty())
                .satisfies(report -> assertThat(report.unaccounted()).isZero());
    }

    UUID anUnpaid() {
        return ledger.anApplication().costing("40.00").to("dms", "specialist").accepted();
    }

    Intent intended(UUID submission) {
        return ((Begun.Intended) begun(submission)).intent();
    }

    Begun begun(UUID submission) {
        return hub.paymentAttempts.begin(submission).orElseThrow();
    }

    /** The provider opened it. */
    UUID anOpenAttempt(UUID submission) {
        Intent intent = intended(submission);
        hub.paymentAttempts.opened(
                intent,
                new PaymentTransaction(
                        intent.id().toString(), "T-" + intent.id(), URI.create("https://pay.example/" + intent.id())),
                SOON);
        return intent.id();
    }

    void answers(UUID attempt, PaymentStatus.State state, String euros) {
        ledger.paymentAnswers.settle(
                attempt,
                new PaymentStatus(
                        state,
                        Optional.ofNullable(euros).map(BigDecimal::new),
                        Optional.of("4200000000061"),
                        Optional.of(Instant.now()),
                        Optional.of("KREDITKARTE")),
                state == PaymentStatus.State.PAID ? Optional.of(PAID_ANTRAG) : Optional.empty(),
                SOON);
    }

    void isPaid(UUID attempt) {
        answers(attempt, PaymentStatus.State.PAID, "40.00");
    }

    List<Incident> incidents() {
        return ledger.incidents
                .list(
                        Scope.EVERYWHERE,
                        new Incidents.Filter(Optional.of("open"), Optional.empty(), Optional.empty(), Optional.empty()),
                        Optional.empty(),
                        100)
                .items();
    }

    Incident incident() {
        assertThat(incidents()).hasSize(1);
        return incidents().get(0);
    }

    List<String> events(UUID submission) {
        return ledger.submissions.find(submission).orElseThrow().events().stream()
                .map(Submissions.EventView::type)
                .toList();
    }

    void theLimitPasses() {
        ledger.sql
                .sql("UPDATE payment SET due_until = now() - interval '1 second'")
                .update();
    }
}
