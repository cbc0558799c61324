package de.stellwerk.routes.ledger;

import static de.stellwerk.routes.ledger.TestLedger.anAct;
import static org.assertj.core.api.Assertions.assertThat;

import de.stellwerk.adapter.payment.PaymentTransaction;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PaymentDoubtsTest {

    private final TestLedger ledger = new TestLedger();
    private TestLedger.Hub hub = ledger.hub();

    @AfterEach
    void stop() {
        hub.close();
        assertThat(ledger.reconciliation.report(Scope.EVERYWHERE).orphans()).isEmpty();
    }

    private UUID anUnpaidApplication() {
        return ledger.anApplication()
                .withReference("R-1")
                .costing("40.00")
                .to("dms")
                .accepted();
    }

    private PaymentAttempts.Intent intended(UUID submission) {
        return ((PaymentAttempts.Begun.Intended)
                        hub.paymentAttempts.begin(submission).orElseThrow())
                .intent();
    }

    private void opened(PaymentAttempts.Intent intent) {
        hub.paymentAttempts.opened(
                intent,
                new PaymentTransaction(intent.id().toString(), "T-1", URI.create("https://pay.example/1")),
                Duration.ofMinutes(1));
    }

    /** A backup is made, this happens, and the backup is put back. */
    private void forgotten(Runnable happens) {
        hub.close();
        Runnable backup = TestDatabase.backup(ledger.database);
        hub = ledger.hub();
        happens.run();
        hub.incarnation.end();
        backup.run();
        hub = ledger.hub();
    }

    @Test
    void theProviderIsAskedUnderTheIdThatTheLedgerHasForgotten() {
        UUID submission = anUnpaidApplication();
        UUID[] id = new UUID[1];
        forgotten(() -> {
            PaymentAttempts.Intent intent = intended(submission);
            opened(intent);
            id[0] = intent.id();
        });

        assertThat(ledger.paymentDoubts.exist(submission)).isTrue();
        assertThat(ledger.paymentDoubts.unlooked(10)).containsExactly(submission);
        assertThat(intended(submission).id()).isEqualTo(id[0]);
    }

    @Test
    void theSameHandedInAgainIsTheSamePayment() {
        UUID[] id = new UUID[1];
        forgotten(() -> id[0] = intended(anUnpaidApplication()).id());

        UUID again = anUnpaidApplication();

        assertThat(ledger.paymentDoubts.exist(again)).isTrue();
        assertThat(intended(again).id()).isEqualTo(id[0]);
    }

    @Test
    void nothingInDoubtIsClosedAsUnpaid() {
        UUID submission = anUnpaidApplication();
        forgotten(() -> {});
        ledger.sql
                .sql("UPDATE payment SET due_until = now() - interval '1 day'")
                .update();

        assertThat(ledger.paymentLimits.close()).isZero();

        ledger.paymentDoubts.dispelled(submission);
        assertThat(ledger.paymentLimits.close()).isEqualTo(1);
    }

    @Test
    void anIntentWaitsUntilAnOperatorHasLooked() {
        UUID submission = anUnpaidApplication();
        forgotten(() -> {});
        PaymentAttempts.Intent intent = intended(submission);
        UUID incident = reported(intent);
        hub.paymentAttempts.givenBack(intent);
        ledger.sql.sql("UPDATE payment_attempt SET poll_at = now()").update();
        hub.paymentAttempts.providersDue();
        assertThat(ledger.paymentDoubts.unlooked(10)).isEmpty();

        IncidentOrders.Outcome known = ledger.incidentOrders.known(
                anAct(),
                incident,
                attempt -> new PaymentTransaction(attempt.toString(), "T-9", URI.create("https://hub.example/")));

        assertThat(known).isEqualTo(IncidentOrders.Outcome.DONE);
        assertThat(hub.paymentAttempts.providersDue()).containsExactly("epay");
        assertThat(hub.paymentAttempts
                        .find(intent.id())
                        .orElseThrow()
                        .transaction()
                        .transactionId())
                .isEqualTo("T-9");
    }

    /** Who wants to pay begins the intent anew; whatever comes first, the provider is asked at once. */
    @Test
    void whatIsKnownIsAskedForAlthoughSomebodyWantsToPayAtTheSameTime() throws Exception {
        UUID submission = anUnpaidApplication();
        forgotten(() -> {});
        PaymentAttempts.Intent intent = intended(submission);
        UUID incident = reported(intent);
        CompletableFuture<Void> known = new CompletableFuture<>();
        ledger.commits.commit(() -> {
            intended(submission);
            Thread operator = new Thread(() -> {
                ledger.incidentOrders.known(
                        anAct(),
                        incident,
                        attempt ->
                                new PaymentTransaction(attempt.toString(), "T-9", URI.create("https://hub.example/")));
                known.complete(null);
            });
            operator.start();
            TestLedger.waitUntil(this::somebodyWaits);
            return intent;
        });

        known.get(20, TimeUnit.SECONDS);
        assertThat(hub.paymentAttempts.providersDue()).containsExactly("epay");
    }

    private boolean somebodyWaits() {
        return ledger.sql
                .sql("SELECT EXISTS (SELECT FROM pg_locks l JOIN pg_stat_activity a USING (pid)"
                        + " WHERE NOT l.granted AND a.datname = current_database())")
                .query(Boolean.class)
                .single();
    }

    @Test
    void whatIsNotAtTheProviderIsAPaymentLikeAnyOther() {
        UUID submission = anUnpaidApplication();
        forgotten(() -> {});
        UUID incident = reported(intended(submission));

        assertThat(ledger.incidentOrders.settle(anAct(), incident)).isEqualTo(IncidentOrders.Outcome.NOT_APPLICABLE);
        assertThat(ledger.incidentOrders.askAgain(anAct(), incident)).isEqualTo(IncidentOrders.Outcome.DONE);

        assertThat(ledger.paymentDoubts.exist(submission)).isFalse();
    }

    @Test
    void whatSomebodyDecidedIsAskedAnewWhenTheLedgerIsRestoredOnceMore() {
        UUID submission = anUnpaidApplication();
        forgotten(() -> {});
        PaymentAttempts.Intent intent = intended(submission);
        UUID incident = reported(intent);
        ledger.incidentOrders.askAgain(anAct(), incident);

        forgotten(() -> {});
        reported(intended(submission));

        assertThat(ledger.paymentDoubts.exist(submission)).isTrue();
        assertThat(ledger.incidentOrders.askAgain(anAct(), incident)).isEqualTo(IncidentOrders.Outcome.DONE);
    }

    private UUID reported(PaymentAttempts.Intent intent) {
        ledger.incidents.report(new Incidents.Report(
                Incidents.PAYMENT_IN_DOUBT,
                intent.submission().toString(),
                "portal",
                "tenant",
                intent.submission(),
                intent.id(),
                Map.of("code", "payment-exists")));
        return ledger.sql.sql("SELECT id FROM incident").query(UUID.class).single();
    }
}
