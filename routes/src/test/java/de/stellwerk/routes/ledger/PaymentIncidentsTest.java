package de.stellwerk.routes.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import de.stellwerk.adapter.payment.PaymentStatus;
import de.stellwerk.adapter.payment.PaymentTransaction;
import de.stellwerk.routes.ledger.IncidentOrders.Outcome;
import de.stellwerk.routes.ledger.PaymentAttempts.Begun;
import de.stellwerk.routes.ledger.PaymentAttempts.Intent;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What operators can do when money came otherwise than it should, and what must not go wrong then. */
class PaymentIncidentsTest extends PaidApplications {

    private static final Act ACT = TestLedger.anAct();

    private Outcome askAgain() {
        return ledger.incidentOrders.askAgain(ACT, incident().id());
    }

    private Outcome deliverNow() {
        return ledger.incidentOrders.deliverNow(ACT, incident().id(), Optional.of(PAID_ANTRAG));
    }

    private List<PaymentAttempts.Asked> due() {
        return hub.paymentAttempts.takeDue("epay", 10, SOON);
    }

    /** The provider says paid in words that do not fit into an Antrag document. */
    private void isPaidInUnusableWords(UUID attempt) {
        ledger.paymentAnswers.settle(
                attempt,
                new PaymentStatus(
                        PaymentStatus.State.PAID,
                        Optional.of(new BigDecimal("40.00")),
                        Optional.of("x".repeat(500)),
                        Optional.empty(),
                        Optional.empty()),
                Optional.empty(),
                SOON);
    }

    @Test
    void theProviderIsAskedAgainForAWrongAmountAndMayHaveCorrectedIt() {
        UUID id = anUnpaid();
        UUID attempt = anOpenAttempt(id);
        answers(attempt, PaymentStatus.State.PAID, "4.00");
        assertThat(due()).isEmpty();

        assertThat(askAgain()).isEqualTo(Outcome.DONE);
        assertThat(due()).hasSize(1);
        answers(attempt, PaymentStatus.State.PAID, "36.00");
        assertThat(incident().data()).contains("36.00");
        assertThat(askAgain()).isEqualTo(Outcome.DONE);
        answers(attempt, PaymentStatus.State.PAID, "40.00");

        assertThat(incidents()).isEmpty();
        assertThat(ledger.payments.of(id).orElseThrow().state()).isEqualTo("paid");
        assertThat(hub.claim("dms")).hasSize(1);
        assertThat(due()).isEmpty();
    }

    @Test
    void askingAgainEndsWhereTheProviderTakesItBack() {
        UUID attempt = anOpenAttempt(anUnpaid());
        answers(attempt, PaymentStatus.State.PAID, "4.00");
        askAgain();

        answers(attempt, PaymentStatus.State.OPEN, null);

        assertThat(incident().kind()).isEqualTo(Incidents.AMOUNT_DIFFERS);
        ledger.sql
                .sql("UPDATE payment_attempt SET poll_at = now() WHERE poll_at IS NOT NULL")
                .update();
        assertThat(due()).isEmpty();
    }

    @Test
    void nobodyCanBeAskedForWhatWasNeverOpenedOrIsAnsweredForGood() {
        UUID id = anUnpaid();
        UUID first = anOpenAttempt(id);
        answers(first, PaymentStatus.State.CANCELLED, null);
        isPaid(anOpenAttempt(id));
        isPaid(first);

        assertThat(incident().kind()).isEqualTo(Incidents.PAID_TWICE);
        assertThat(askAgain()).isEqualTo(Outcome.NOT_APPLICABLE);
    }

    @Test
    void wordsThatDoNotFitHoldItBackAndStandForSomebody() {
        UUID id = anUnpaid();
        isPaidInUnusableWords(anOpenAttempt(id));

        assertThat(incident().kind()).isEqualTo(Incidents.ANSWER_UNUSABLE);
        assertThat(ledger.stateOf(id)).isEqualTo("waiting");
        theLimitPasses();
        assertThat(ledger.paymentLimits.close()).isZero();
        assertThat(ledger.incidentOrders.settle(ACT, incident().id())).isEqualTo(Outcome.NOT_APPLICABLE);
        assertThat(deliverNow()).isEqualTo(Outcome.DONE);

        assertThat(hub.claim("dms")).hasSize(1);
    }

    @Test
    void whatIsSaidInUnknownWordsIsClosedByNobodyUntilSomebodyLooked() {
        UUID id = anUnpaid();
        UUID attempt = anOpenAttempt(id);
        ledger.paymentAnswers.notUnderstood(attempt, "unknown-status");
        theLimitPasses();
        ledger.paymentAnswers.notUnderstood(attempt, "unknown-status");

        assertThat(ledger.paymentLimits.close()).isZero();
        assertThat(ledger.stateOf(id)).isEqualTo("waiting");

        assertThat(ledger.incidentOrders.settle(ACT, incident().id())).isEqualTo(Outcome.DONE);
        assertThat(ledger.paymentLimits.close()).isOne();
    }

    @Test
    void goesAsUnpaidWhereNobodyConfirmedAnAmount() {
        UUID id = anUnpaid();
        answers(anOpenAttempt(id), PaymentStatus.State.PAID, null);

        assertThat(ledger.incidentOrders.deliverNow(ACT, incident().id(), Optional.empty()))
                .isEqualTo(Outcome.DONE);

        assertThat(ledger.payments.of(id).orElseThrow().state()).isEqualTo("waived");
        assertThat(hub.claim("dms")).hasSize(1);
    }

    @Test
    void moneyThatComesAfterAllIsToldAndFound() {
        UUID id = anUnpaid();
        UUID attempt = anOpenAttempt(id);
        ledger.paymentAnswers.notUnderstood(attempt, "unknown-status");
        deliverNow();

        isPaid(attempt);

        assertThat(events(id)).endsWith("payment.waived", "payment.paid");
        assertThat(ledger.search.byKey(Scope.EVERYWHERE, "4200000000061")).hasSize(1);
    }

    @Test
    void anAmountThatIsNoneIsNotKeptAsOne() {
        UUID id = anUnpaid();
        answers(anOpenAttempt(id), PaymentStatus.State.PAID, "123456789012345.00");

        assertThat(incident().kind()).isEqualTo(Incidents.AMOUNT_DIFFERS);
        assertThat(ledger.payments.of(id).orElseThrow().attempts().get(0).amount())
                .isNull();
    }

    @Test
    void aWrongAmountIsNotSilentEitherWhereItWentUnpaid() {
        UUID id = anUnpaid();
        UUID attempt = anOpenAttempt(id);
        ledger.paymentAnswers.notUnderstood(attempt, "unknown-status");
        deliverNow();

        answers(attempt, PaymentStatus.State.PAID, "4.00");

        assertThat(ledger.payments.of(id).orElseThrow().state()).isEqualTo("waived");
        assertThat(incident().kind()).isEqualTo(Incidents.AMOUNT_DIFFERS);
        assertThat(deliverNow()).isEqualTo(Outcome.NOT_APPLICABLE);
        assertThat(askAgain()).isEqualTo(Outcome.DONE);
        answers(attempt, PaymentStatus.State.PAID, "40.00");
        assertThat(ledger.payments.of(id).orElseThrow().state()).isEqualTo("paid");
        assertThat(incidents()).isEmpty();
    }

    @Test
    void nothingIsCalledDeliveredThatDidNotGo() {
        UUID id = anUnpaid();
        hub.paymentAttempts.refused(intended(id), "validation-error");
        ledger.incidents.report(
                new Incidents.Report(Incidents.PAYMENT_REFUSED, id.toString(), "portal", "tenant", id, null, Map.of()));
        theLimitPasses();
        assertThat(ledger.paymentLimits.close()).isOne();

        assertThat(deliverNow()).isEqualTo(Outcome.NOT_APPLICABLE);

        assertThat(incident().kind()).isEqualTo(Incidents.PAYMENT_REFUSED);
        assertThat(ledger.stateOf(id)).isEqualTo("closed");
    }

    @Test
    void aSecondRefusalIsReportedAlsoWhereTheFirstWasSettled() {
        UUID id = anUnpaid();
        report(id, UUID.randomUUID());
        ledger.incidentOrders.settle(ACT, incident().id());
        assertThat(incidents()).isEmpty();

        report(id, UUID.randomUUID());

        assertThat(incidents()).hasSize(1);
    }

    private void report(UUID submission, UUID attempt) {
        ledger.incidents.report(new Incidents.Report(
                Incidents.PAYMENT_REFUSED, submission.toString(), "portal", "tenant", submission, attempt, Map.of()));
    }

    @Test
    void whatEndsByItselfIsNotSettled() {
        ledger.incidents.report(
                new Incidents.Report(Incidents.PROVIDER_FAILS, "epay", null, null, null, null, Map.of()));

        assertThat(ledger.incidentOrders.settle(ACT, incident().id())).isEqualTo(Outcome.NOT_APPLICABLE);
        ledger.incidents.answered(Incidents.PROVIDER_FAILS, "epay");
        assertThat(incidents()).isEmpty();
    }

    @Test
    void anAttemptThatWasGivenUpMeanwhileIsShownToNobody() {
        UUID id = anUnpaid();
        Intent slow = intended(id);
        hub.paymentAttempts.lost(slow);

        assertThat(hub.paymentAttempts.opened(
                        slow,
                        new PaymentTransaction(slow.id().toString(), "T", URI.create("https://pay.example/")),
                        SOON))
                .isFalse();
    }

    @Test
    void aProviderThatRefusesOverAndOverIsLeftInPeace() {
        UUID id = anUnpaid();
        for (int i = 0; i < 10; i++) {
            hub.paymentAttempts.refused(intended(id), "validation-error");
        }

        assertThat(begun(id)).isEqualTo(new Begun.Busy());
    }

    @Test
    void whatCancelledAndIsOpenAgainAtTheProviderIsAskedForSeldom() {
        UUID attempt = anOpenAttempt(anUnpaid());
        answers(attempt, PaymentStatus.State.CANCELLED, null);

        answers(attempt, PaymentStatus.State.OPEN, null);

        assertThat(ledger.sql
                        .sql("SELECT poll_at > now() + interval '50 minutes' FROM payment_attempt")
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    @Test
    void whoDoesNotAnswerIsAskedLaterUnlessThereIsAHint() {
        UUID attempt = anOpenAttempt(anUnpaid());
        ledger.sql.sql("UPDATE payment_attempt SET poll_at = now()").update();
        assertThat(hub.paymentAttempts.providersDue()).containsExactly("epay");
        assertThat(due()).hasSize(1);
        hub.paymentAttempts.postpone(attempt, Duration.ofHours(1));
        assertThat(hub.paymentAttempts.providersDue()).isEmpty();

        hub.paymentAttempts.hinted("epay", Optional.of(attempt), Optional.empty());
        hub.paymentAttempts.postpone(attempt, Duration.ofHours(1));

        assertThat(due()).hasSize(1);
    }

    @Test
    void isNotWithheldIfItWasPaidSinceItWasClaimed() {
        UUID id = ledger.anApplication()
                .costing("40.00")
                .whoseMappingFails()
                .to("dms", "specialist")
                .accepted();
        ledger.replays.replay(
                ACT,
                new Selection.Matching(DeadLetterFilter.all(DeadLetterFilter.State.DEAD)),
                new ReplayMode.Resume());
        Claim claim = hub.claim("dms").get(0);
        ledger.records.antrag(claim, "pin", "<antrag/>".getBytes());
        ledger.records.priced(claim, TestLedger.aDebt("40.00"), Optional.empty());
        isPaid(anOpenAttempt(id));

        ledger.records.withheld(claim);

        assertThat(ledger.stateOf(id)).isEqualTo("in-flight");
        assertThat(hub.claim("dms")).hasSize(1);
    }

    @Test
    void isWithdrawnAlsoWhereNobodyKnowsWhatItCosts() {
        UUID id = ledger.anApplication()
                .costing("40.00")
                .whoseMappingFails()
                .to("dms")
                .accepted();

        assertThat(ledger.withdrawals.withdraw(id)).isEmpty();
        assertThat(ledger.payments.of(id).orElseThrow().state()).isEqualTo("closed");
        assertThat(ledger.stateOf(id)).isEqualTo("closed");
    }
}
