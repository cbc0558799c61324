package de.stellwerk.routes.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import de.stellwerk.adapter.payment.PaymentStatus;
import de.stellwerk.routes.ledger.IncidentOrders.Outcome;
import de.stellwerk.routes.ledger.PaymentAttempts.Begun;
import de.stellwerk.routes.ledger.PaymentAttempts.Intent;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PaymentsTest extends PaidApplications {

    @Test
    void waitsInNoQueueUntilItIsPaid() {
        UUID id = anUnpaid();

        assertThat(ledger.stateOf(id)).isEqualTo("waiting");
        assertThat(hub.claim("dms")).isEmpty();
        assertThat(ledger.targets.inUse()).contains("dms", "specialist", "epay");
        assertThat(ledger.reconciliation.report(Scope.EVERYWHERE).counts()).containsEntry("waiting", 1L);
    }

    @Test
    void goesWithVersionTwoOfItsDocumentWhenThePaymentIsConfirmed() {
        UUID id = anUnpaid();

        isPaid(anOpenAttempt(id));

        assertThat(ledger.woken).containsExactly("dms");
        Claim claim = hub.claim("dms").get(0);
        assertThat(ledger.documents.antrag(claim.key())).contains(PAID_ANTRAG);
        assertThat(hub.claim("specialist")).isEmpty();
        assertThat(ledger.payments.of(id).orElseThrow().state()).isEqualTo("paid");
        assertThat(ledger.search.byKey(Scope.EVERYWHERE, "4200000000061")).hasSize(1);
        assertThat(events(id)).containsExactly("submission.accepted", "payment.opened", "payment.paid");
        assertThat(incidents()).isEmpty();
        ledger.records.delivered(claim, TestLedger.aReceipt());
        ledger.records.delivered(hub.claim("specialist").get(0), TestLedger.aReceipt());
        assertThat(ledger.stateOf(id)).isEqualTo("delivered");
    }

    @Test
    void commitsTheIntentBeforeAnythingElseAndKeepsItWhenTheProviderDidNotAnswer() {
        UUID id = anUnpaid();
        Intent first = intended(id);
        hub.paymentAttempts.givenBack(first);

        assertThat(intended(id).id()).isEqualTo(first.id());
        assertThat(first.amount()).isEqualByComparingTo("40.00");
        assertThat(first.purpose()).isEqualTo("Antrag 2026");
    }

    @Test
    void letsOneHubAtATimeCallTheProvider() {
        UUID id = anUnpaid();
        Intent mine = intended(id);
        TestLedger.Hub other = ledger.hub();

        assertThat(other.paymentAttempts.begin(id)).containsInstanceOf(Begun.Busy.class);
        hub.close();
        assertThat(other.paymentAttempts.begin(id))
                .hasValueSatisfying(begun ->
                        assertThat(((Begun.Intended) begun).intent().id()).isEqualTo(mine.id()));
        other.close();
    }

    @Test
    void givesTheSamePayPageToWhoeverAsksAgain() {
        UUID id = anUnpaid();
        UUID attempt = anOpenAttempt(id);

        assertThat(begun(id)).isEqualTo(new Begun.Open(attempt, URI.create("https://pay.example/" + attempt)));
    }

    @Test
    void takesAnotherAttemptAfterACancelledFailedRefusedOrLostOne() {
        UUID id = anUnpaid();
        answers(anOpenAttempt(id), PaymentStatus.State.CANCELLED, null);
        answers(anOpenAttempt(id), PaymentStatus.State.FAILED, null);
        hub.paymentAttempts.refused(intended(id), "validation-error");
        hub.paymentAttempts.lost(intended(id));

        isPaid(anOpenAttempt(id));

        assertThat(ledger.payments.of(id).orElseThrow().attempts())
                .extracting(Payments.AttemptView::state)
                .containsExactly("cancelled", "failed", "refused", "lost", "paid");
        assertThat(events(id)).contains("payment.cancelled", "payment.failed");
    }

    @Test
    void releasesOnceHoweverOftenTheSameAnswerComes() {
        UUID id = anUnpaid();
        UUID attempt = anOpenAttempt(id);

        CompletableFuture.allOf(IntStream.range(0, 12)
                        .mapToObj(i -> CompletableFuture.runAsync(() -> isPaid(attempt)))
                        .toArray(CompletableFuture[]::new))
                .join();

        assertThat(ledger.woken).containsExactly("dms");
        assertThat(events(id)).containsOnlyOnce("payment.paid");
        assertThat(incidents()).isEmpty();
    }

    @Test
    void neverReleasesForAnotherAmountUntilAnOperatorDecides() {
        UUID id = anUnpaid();
        answers(anOpenAttempt(id), PaymentStatus.State.PAID, "4.00");

        assertThat(ledger.stateOf(id)).isEqualTo("waiting");
        assertThat(begun(id)).isEqualTo(new Begun.Nothing("disputed"));
        assertThat(incident().kind()).isEqualTo(Incidents.AMOUNT_DIFFERS);
        theLimitPasses();
        assertThat(ledger.paymentLimits.close()).isZero();

        assertThat(ledger.incidentOrders.settle(TestLedger.anAct(), incident().id()))
                .isEqualTo(Outcome.NOT_APPLICABLE);
        assertThat(ledger.incidentOrders.deliverNow(
                        TestLedger.anAct(), incident().id(), Optional.of(PAID_ANTRAG)))
                .isEqualTo(Outcome.DONE);

        assertThat(hub.claim("dms")).hasSize(1);
        assertThat(incidents()).isEmpty();
    }

    @Test
    void neverReleasesForAPaymentWhoseAmountNobodyConfirmed() {
        UUID id = anUnpaid();
        answers(anOpenAttempt(id), PaymentStatus.State.PAID, null);

        assertThat(ledger.stateOf(id)).isEqualTo("waiting");
        assertThat(incident().data()).contains("unknown");
    }

    @Test
    void canBePaidAnewWhenTheWrongAmountGoesBack() {
        UUID id = anUnpaid();
        answers(anOpenAttempt(id), PaymentStatus.State.PAID, "4.00");

        assertThat(ledger.incidentOrders.proposeRefund(
                        TestLedger.anAct(), incident().id()))
                .isEqualTo(Outcome.DONE);
        isPaid(anOpenAttempt(id));

        assertThat(hub.claim("dms")).hasSize(1);
    }

    @Test
    void reportsWhatWasPaidTwice() {
        UUID id = anUnpaid();
        UUID first = anOpenAttempt(id);
        answers(first, PaymentStatus.State.CANCELLED, null);
        isPaid(anOpenAttempt(id));

        isPaid(first);

        assertThat(incident().kind()).isEqualTo(Incidents.PAID_TWICE);
        assertThat(hub.claim("dms")).hasSize(1);
        assertThat(ledger.incidentOrders.deliverNow(
                        TestLedger.anAct(), incident().id(), Optional.of(PAID_ANTRAG)))
                .isEqualTo(Outcome.NOT_APPLICABLE);
        UUID incident = incident().id();
        assertThat(ledger.incidentOrders.proposeRefund(TestLedger.anAct(), incident))
                .isEqualTo(Outcome.DONE);
        assertThat(ledger.incidentOrders.proposeRefund(TestLedger.anAct(), incident))
                .isEqualTo(Outcome.RESOLVED);
        assertThat(ledger.incidentOrders.proposeRefund(new Act("erika", Scope.of("another"), "not mine"), incident))
                .isEqualTo(Outcome.NOT_FOUND);
        assertThat(ledger.audit.verify().whole()).isTrue();
    }

    @Test
    void closesWhatNobodyPaysInTimeButAsksOnceMoreBefore() {
        UUID id = anUnpaid();
        UUID attempt = anOpenAttempt(id);
        theLimitPasses();

        assertThat(ledger.paymentLimits.close()).isZero();
        answers(attempt, PaymentStatus.State.OPEN, null);
        assertThat(ledger.paymentLimits.close()).isOne();

        assertThat(ledger.stateOf(id)).isEqualTo("closed");
        assertThat(events(id)).last().isEqualTo("submission.closed");
        assertThat(begun(id)).isEqualTo(new Begun.Nothing("closed"));
    }

    @Test
    void deliversWhatWasPaidAfterClosingIfAnOperatorSaysSo() {
        UUID id = anUnpaid();
        UUID attempt = anOpenAttempt(id);
        assertThat(ledger.withdrawals.withdraw(id)).isEmpty();

        isPaid(attempt);

        assertThat(ledger.stateOf(id)).isEqualTo("closed");
        assertThat(incident().kind()).isEqualTo(Incidents.PAID_AFTER_CLOSING);
        assertThat(ledger.incidentOrders.deliverNow(
                        TestLedger.anAct(), incident().id(), Optional.of(PAID_ANTRAG)))
                .isEqualTo(Outcome.DONE);
        assertThat(ledger.stateOf(id)).isEqualTo("in-flight");
        assertThat(hub.claim("dms")).hasSize(1);
        assertThat(hub.claim("specialist")).isEmpty();
    }

    @Test
    void isNotWithdrawnOnceItIsPaid() {
        UUID id = anUnpaid();
        isPaid(anOpenAttempt(id));

        assertThat(ledger.withdrawals.withdraw(id)).containsExactly(Withdrawals.Obstacle.PAID);
    }

    @Test
    void stopsAtAStatusThatNobodyKnowsAndGoesOnWhenItIsUnderstood() {
        UUID id = anUnpaid();
        UUID attempt = anOpenAttempt(id);
        ledger.paymentAnswers.notUnderstood(attempt, "unknown-status");

        assertThat(incident().kind()).isEqualTo(Incidents.STATUS_UNKNOWN);
        assertThat(ledger.stateOf(id)).isEqualTo("waiting");
        isPaid(attempt);
        assertThat(incidents()).isEmpty();
        assertThat(hub.claim("dms")).hasSize(1);
    }

    @Test
    void goesUnpaidIfAnOperatorSaysSoAndTakesTheMoneyThatComesLater() {
        UUID id = anUnpaid();
        UUID attempt = anOpenAttempt(id);
        ledger.paymentAnswers.notUnderstood(attempt, "unknown-status");
        ledger.incidentOrders.deliverNow(TestLedger.anAct(), incident().id(), Optional.empty());

        assertThat(hub.claim("dms")).hasSize(1);
        assertThat(ledger.payments.of(id).orElseThrow().state()).isEqualTo("waived");
        isPaid(attempt);
        assertThat(ledger.payments.of(id).orElseThrow().state()).isEqualTo("paid");
    }

    @Test
    void asksForEveryAttemptInTurnAndForHintedOnesAtOnce() {
        UUID attempt = anOpenAttempt(anUnpaid());
        assertThat(hub.paymentAttempts.takeDue("epay", 10, SOON)).isEmpty();

        assertThat(hub.paymentAttempts.hinted("epay", Optional.empty(), Optional.of("T-" + attempt)))
                .isTrue();
        assertThat(hub.paymentAttempts.hinted("epay", Optional.of(UUID.randomUUID()), Optional.of("T-0")))
                .isFalse();
        assertThat(hub.paymentAttempts.hinted("other", Optional.of(attempt), Optional.empty()))
                .isFalse();

        assertThat(hub.paymentAttempts.takeDue("epay", 10, SOON))
                .singleElement()
                .satisfies(
                        asked -> assertThat(asked.transaction().transactionId()).isEqualTo("T-" + attempt));
        assertThat(hub.paymentAttempts.takeDue("epay", 10, SOON)).isEmpty();
    }

    @Test
    void givesUpAnIntentThatNobodyTookFurther() {
        UUID id = anUnpaid();
        Intent old = intended(id);
        ledger.sql.sql("UPDATE payment_attempt SET poll_at = now()").update();
        assertThat(hub.paymentAttempts.providersDue()).isEmpty();

        assertThat(intended(id).id()).isNotEqualTo(old.id());
    }

    @Test
    void givesAnotherPageSecretAfterTheOldOneIsRevoked() {
        UUID id = anUnpaid();
        byte[] before = ledger.payments.pageSecret(id).orElseThrow();

        assertThat(ledger.payments.pageSecret(id)).contains(before);
        assertThat(ledger.payments.revokePage(id)).isTrue();
        assertThat(ledger.payments.pageSecret(id).orElseThrow()).isNotEqualTo(before);
        assertThat(ledger.payments.pageSecret(ledger.anApplication().to("dms").accepted()))
                .isEmpty();
    }

    @Test
    void whatCostsNothingGoesAtOnce() {
        UUID id = ledger.anApplication().costing("0.00").to("dms").accepted();

        assertThat(hub.claim("dms")).hasSize(1);
        assertThat(begun(id)).isEqualTo(new Begun.Nothing("free"));
    }

    @Test
    void anUnpaidOneHoldsNobodyElseOfItsCase() {
        ledger.anApplication()
                .costing("40.00")
                .ofCase("C-1")
                .to("dms", "specialist")
                .accepted();
        UUID next = ledger.anApplication().ofCase("C-1").to("specialist").accepted();

        assertThat(hub.claim("specialist")).extracting(Claim::submission).containsExactly(next);
    }

    @Test
    void isPricedAndWithheldWhenItsMappingIsMended() {
        UUID id = ledger.anApplication()
                .costing("40.00")
                .whoseMappingFails()
                .to("dms", "specialist")
                .accepted();
        assertThat(ledger.stateOf(id)).isEqualTo("dead");
        ledger.replays.replay(
                TestLedger.anAct(),
                new Selection.Matching(DeadLetterFilter.all(DeadLetterFilter.State.DEAD)),
                new ReplayMode.Resume());
        Claim claim = hub.claim("dms").get(0);
        assertThat(claim.isUnpriced()).isTrue();

        assertThat(ledger.records.priced(claim, TestLedger.aDebt("31.00"), Optional.empty()))
                .isTrue();
        ledger.records.antrag(claim, "pin", "<antrag/>".getBytes());
        ledger.records.withheld(claim);

        assertThat(ledger.stateOf(id)).isEqualTo("waiting");
        answers(anOpenAttempt(id), PaymentStatus.State.PAID, "31.00");
        assertThat(hub.claim("dms")).hasSize(1);
    }
}
