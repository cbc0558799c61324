package de.stellwerk.routes.ledger;

import static de.stellwerk.routes.ledger.TestLedger.aFailure;
import static de.stellwerk.routes.ledger.TestLedger.aReceipt;
import static org.assertj.core.api.Assertions.assertThat;

import de.stellwerk.routes.ledger.Withdrawals.Obstacle;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WithdrawalsTest {

    private final TestLedger ledger = new TestLedger();
    private final TestLedger.Hub hub = ledger.hub();

    @AfterEach
    void stop() {
        hub.close();
    }

    @Test
    void closesWhatNoTargetHasSeen() {
        UUID id = ledger.anApplication().to("dms", "specialist").accepted();

        assertThat(ledger.withdrawals.withdraw(id)).isEmpty();
        assertThat(ledger.withdrawals.withdraw(id)).isEmpty();

        assertThat(ledger.stateOf(id)).isEqualTo("closed");
        assertThat(hub.claim("dms")).isEmpty();
    }

    @Test
    void namesALiveClaim() {
        UUID id = ledger.anApplication().to("dms").accepted();
        hub.claim("dms");

        assertThat(ledger.withdrawals.withdraw(id)).containsExactly(Obstacle.CLAIM_LIVE);
    }

    @Test
    void namesARecordedStepAndAnUnknownOutcome() {
        UUID id = ledger.anApplication().to("dms").accepted();
        Claim claim = hub.claim("dms").get(0);
        ledger.records.step(claim, new Records.Step("create-file", aReceipt(), false));
        ledger.records.retry(claim, aFailure(Failure.Kind.OUTCOME_UNKNOWN), Duration.ofHours(1), true, true);

        assertThat(ledger.withdrawals.withdraw(id)).containsExactly(Obstacle.STEP_RECORDED, Obstacle.OUTCOME_UNKNOWN);
    }

    @Test
    void keepsTheDoubtOfAKeyThatAnOperatorReplaced() {
        UUID dead = ledger.aDeadDelivery(hub, "dms", Failure.Kind.OUTCOME_UNKNOWN);
        UUID id = ledger.sql
                .sql("SELECT submission_id FROM delivery WHERE id = ?")
                .param(dead)
                .query(UUID.class)
                .single();

        ledger.replays.replay(TestLedger.anAct(), new Selection.Ids(List.of(dead)), new ReplayMode.Again("dms"));
        assertThat(ledger.withdrawals.withdraw(id)).containsExactly(Obstacle.OUTCOME_UNKNOWN);

        Claim again = hub.claim("dms").get(0);
        assertThat(again.uncertain()).isFalse();
        ledger.records.dead(again, aFailure(Failure.Kind.REJECTED), false);
        assertThat(ledger.withdrawals.withdraw(id)).containsExactly(Obstacle.OUTCOME_UNKNOWN);
    }

    @Test
    void withdrawsWhatWasRepeatedAfterACertainRefusal() {
        UUID id = ledger.anApplication().to("dms").accepted();
        Claim claim = hub.claim("dms").get(0);
        ledger.records.dead(claim, aFailure(Failure.Kind.REJECTED), false);
        ledger.replays.replay(
                TestLedger.anAct(), new Selection.Ids(List.of(claim.delivery())), new ReplayMode.Again("dms"));

        assertThat(ledger.withdrawals.withdraw(id)).isEmpty();
    }

    @Test
    void eitherWithdrawsOrIsClaimedButNeverBoth() {
        for (int i = 0; i < 40; i++) {
            UUID id = ledger.anApplication().to("dms").accepted();
            var withdrawal = CompletableFuture.supplyAsync(() -> ledger.withdrawals.withdraw(id));
            boolean claimed = !hub.claim("dms").isEmpty();
            boolean withdrawn = withdrawal.join().isEmpty();

            assertThat(withdrawn && claimed).as("withdrawn and claimed").isFalse();
            assertThat(ledger.stateOf(id)).isEqualTo(withdrawn ? "closed" : "in-flight");
            if (!withdrawn && !claimed) {
                hub.claim("dms");
            }
        }
    }
}
