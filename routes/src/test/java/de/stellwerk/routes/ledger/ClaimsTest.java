package de.stellwerk.routes.ledger;

import static de.stellwerk.routes.ledger.TestLedger.aFailure;
import static de.stellwerk.routes.ledger.TestLedger.aReceipt;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ClaimsTest {

    private final TestLedger ledger = new TestLedger();
    private final TestLedger.Hub hub = ledger.hub();

    @AfterEach
    void stop() {
        hub.close();
    }

    @Test
    void givesTheOldestFirstAndEachOnce() {
        List<UUID> ids = IntStream.range(0, 5)
                .mapToObj(i -> ledger.anApplication().to("dms").accepted())
                .toList();

        assertThat(hub.claim("dms", 3, false)).extracting(Claim::submission).isEqualTo(ids.subList(0, 3));
        assertThat(hub.claim("dms", 3, false)).extracting(Claim::submission).isEqualTo(ids.subList(3, 5));
        assertThat(hub.claim("dms", 3, false)).isEmpty();
    }

    @Test
    void neverGivesOneDeliveryToTwoHubs() throws Exception {
        IntStream.range(0, 60).forEach(i -> ledger.anApplication().to("dms").accepted());
        var workers = Executors.newFixedThreadPool(8);
        try (TestLedger.Hub other = ledger.hub()) {
            List<Callable<List<Claim>>> calls = IntStream.range(0, 40)
                    .mapToObj(i -> (Callable<List<Claim>>) () -> (i % 2 == 0 ? hub : other).claim("dms", 3, false))
                    .toList();
            List<UUID> claimed = workers.invokeAll(calls).stream()
                    .flatMap(call -> {
                        try {
                            return call.get().stream();
                        } catch (Exception e) {
                            throw new AssertionError(e);
                        }
                    })
                    .map(Claim::delivery)
                    .toList();
            assertThat(claimed).hasSize(60).doesNotHaveDuplicates();
        } finally {
            workers.shutdown();
        }
    }

    @Test
    void keepsToTheTargetsConcurrencyOverAllHubs() {
        IntStream.range(0, 5).forEach(i -> ledger.anApplication().to("dms").accepted());
        Claims.Request two = new Claims.Request("dms", 10, 2, 1000, 1000, false);
        try (TestLedger.Hub other = ledger.hub()) {
            assertThat(hub.claims.claim(two).claims()).hasSize(2);
            Claims.Batch none = other.claims.claim(two);
            assertThat(none.claims()).isEmpty();
            assertThat(none.more()).isTrue();
        }
    }

    @Test
    void keepsToTheTargetsRate() {
        IntStream.range(0, 10).forEach(i -> ledger.anApplication().to("dms").accepted());
        ledger.letTimePass();

        assertThat(hub.claims
                        .claim(new Claims.Request("dms", 10, 100, 4, 4, false))
                        .claims())
                .hasSize(4);
        assertThat(hub.claims
                        .claim(new Claims.Request("dms", 10, 100, 4, 4, false))
                        .claims())
                .hasSizeLessThan(3);
    }

    @Test
    void leavesParkedAndPausedTargetsAlone() {
        ledger.anApplication().to("dms").accepted();

        ledger.targets.park("dms", Failure.Kind.UNAVAILABLE, "connect", Duration.ofSeconds(5));
        assertThat(hub.claim("dms")).isEmpty();
        ledger.targets.unpark("dms");
        ledger.targets.pause("dms");
        assertThat(hub.claim("dms")).isEmpty();
        ledger.targets.resume("dms");

        ledger.letTimePass();
        assertThat(hub.claim("dms")).hasSize(1);
    }

    @Test
    void drainsAtItsOwnRateUntilTheBacklogIsGone() {
        IntStream.range(0, 3).forEach(i -> ledger.anApplication().to("dms").accepted());
        ledger.targets.park("dms", Failure.Kind.UNAVAILABLE, "connect", Duration.ofSeconds(5));
        ledger.targets.unpark("dms");
        Claims.Request request = new Claims.Request("dms", 10, 100, 1000, 2, false);

        ledger.letTimePass();
        assertThat(hub.claims.claim(request).claims()).hasSize(2);
        assertThat(isDraining()).isTrue();
        ledger.letTimePass();
        assertThat(hub.claims.claim(request).claims()).hasSize(1);

        assertThat(isDraining()).isFalse();
    }

    private boolean isDraining() {
        return ledger.sql
                .sql("SELECT draining FROM target WHERE name = 'dms'")
                .query(Boolean.class)
                .single();
    }

    @Test
    void goesOnWhenTheClockIsSetBack() {
        ledger.anApplication().to("dms").accepted();
        ledger.sql
                .sql("UPDATE target SET tokens = 5, tokens_at = now() + interval '1 hour'")
                .update();

        assertThat(hub.claim("dms")).hasSize(1);
    }

    @Test
    void givesBackWhatThisHubClaimedAndNobodyWorksOn() {
        ledger.anApplication().to("dms").accepted();
        ledger.anApplication().to("dms").accepted();
        List<Claim> claims = hub.claim("dms");
        int mine = hub.incarnation.last();
        List<Long> working = List.of(claims.get(0).fence());
        assertThat(ledger.recovery.giveBackWhatNobodyWorksOn(mine, working)).isZero();

        ledger.sql
                .sql("UPDATE delivery SET claimed_at = now() - interval '1 minute'")
                .update();
        assertThat(ledger.recovery.giveBackWhatNobodyWorksOn(mine, working)).isEqualTo(1);

        assertThat(hub.claim("dms", 1, true)).singleElement().matches(Claim::uncertain);
    }

    @Test
    void opensTheNextOfAChainWhenItsPredecessorIsDelivered() {
        UUID id = ledger.anApplication().to("dms", "specialist").accepted();
        assertThat(hub.claim("specialist")).isEmpty();

        assertThat(ledger.records.delivered(hub.claim("dms").get(0), aReceipt()))
                .containsExactly("specialist");

        Claim specialist = hub.claim("specialist").get(0);
        assertThat(hub.claims.receiptsBefore(specialist)).containsEntry("dms", aReceipt());
        ledger.records.delivered(specialist, aReceipt());
        assertThat(ledger.stateOf(id)).isEqualTo("delivered");
    }

    @Test
    void keepsTheOrderOfACaseAndHoldsItBehindADeadOne() {
        UUID first = ledger.anApplication().ofCase("C").to("dms").accepted();
        UUID second = ledger.anApplication().ofCase("C").to("dms").accepted();

        Claim claim = hub.claim("dms").get(0);
        assertThat(claim.submission()).isEqualTo(first);
        assertThat(hub.claim("dms")).isEmpty();
        ledger.records.dead(claim, aFailure(Failure.Kind.REJECTED), false);

        assertThat(hub.claim("dms")).isEmpty();
        assertThat(ledger.stateOf(first)).isEqualTo("dead");
        assertThat(ledger.stateOf(second)).isEqualTo("held");
    }

    @Test
    void writesNothingUnderAnOlderFence() {
        ledger.anApplication().to("dms").accepted();
        Claim stale = hub.claim("dms").get(0);
        hub.close();
        ledger.recovery.giveBackClaimsOfTheDead();

        try (TestLedger.Hub other = ledger.hub()) {
            Claim fresh = other.claim("dms", 1, true).get(0);
            assertThat(fresh.uncertain()).isTrue();
            assertThatThrownBy(() -> ledger.records.step(stale, new Records.Step("create-file", aReceipt(), false)))
                    .isInstanceOf(Claim.Lost.class);
            assertThatThrownBy(() -> ledger.records.delivered(stale, aReceipt()))
                    .isInstanceOf(Claim.Lost.class);
            assertThatThrownBy(() ->
                            ledger.records.retry(stale, aFailure(Failure.Kind.UNAVAILABLE), Duration.ZERO, true, false))
                    .isInstanceOf(Claim.Lost.class);
            assertThat(other.claims.steps(fresh)).isEmpty();
        }
    }

    @Test
    void keepsRecordedStepsForTheNextAttempt() {
        ledger.anApplication().to("dms").accepted();
        Claim first = hub.claim("dms").get(0);
        ledger.records.step(first, new Records.Step("create-file", aReceipt(), false));
        ledger.records.retry(first, aFailure(Failure.Kind.OUTCOME_UNKNOWN), Duration.ofHours(1), true, true);
        ledger.letTimePass();

        Claim second = hub.claim("dms").get(0);

        assertThat(second.attempts()).isEqualTo(1);
        assertThat(second.uncertain()).isTrue();
        assertThat(second.mayHaveSteps()).isTrue();
        assertThat(hub.claims.steps(second)).containsEntry("create-file", aReceipt());
    }

    @Test
    void givesUpOnADeliveryThatTookThreeHubsDown() {
        UUID id = ledger.anApplication().to("dms").accepted();
        for (int death = 1; death <= 3; death++) {
            TestLedger.Hub doomed = ledger.hub();
            assertThat(doomed.claim("dms", 1, death > 1)).hasSize(1);
            doomed.close();
            assertThat(ledger.recovery.giveBackClaimsOfTheDead()).isEqualTo(1);
        }

        Submissions.DeliveryView dead =
                ledger.submissions.find(id).orElseThrow().deliveries().get(0);
        assertThat(dead.state()).isEqualTo("dead");
        assertThat(dead.failure().kind()).isEqualTo("poison");
        assertThat(dead.history())
                .extracting(Submissions.AttemptView::outcome)
                .containsOnly("lost")
                .hasSize(3);
    }

    @Test
    void countsDifferentDeliveriesThatFindATargetUnavailableInARow() {
        ledger.anApplication().to("dms").accepted();
        UUID one = UUID.randomUUID();

        assertThat(ledger.targets.foundUnavailable("dms", one)).isEqualTo(1);
        assertThat(ledger.targets.foundUnavailable("dms", one)).isEqualTo(1);
        UUID another = UUID.randomUUID();
        assertThat(ledger.targets.foundUnavailable("dms", another)).isEqualTo(2);
        assertThat(ledger.targets.foundUnavailable("dms", one)).isEqualTo(2);
        assertThat(ledger.targets.foundUnavailable("dms", another)).isEqualTo(2);
        assertThat(ledger.targets.foundUnavailable("dms", UUID.randomUUID())).isEqualTo(3);
        assertThat(ledger.targets.foundUnavailable("dms", UUID.randomUUID())).isEqualTo(3);
    }

    @Test
    void buriesADeliveryThatDoesNotOpenAndGoesOnWithTheOthers() {
        UUID broken = ledger.anApplication().to("dms").accepted();
        UUID sound = ledger.anApplication().to("dms").accepted();
        ledger.sql
                .sql("UPDATE submission_key SET wrapped = 'nonsense' WHERE submission_id = ?")
                .param(broken)
                .update();

        assertThat(hub.claim("dms")).extracting(Claim::submission).containsExactly(sound);
        assertThat(ledger.sql
                        .sql("SELECT failure_code FROM delivery WHERE state = 'dead'")
                        .query(String.class)
                        .single())
                .isEqualTo("seal-broken");
    }

    @Test
    void refusesAnyStateChangeThatIsNotInTheTable() {
        ledger.anApplication().to("dms").accepted();

        assertThatThrownBy(() -> ledger.sql
                        .sql("UPDATE delivery SET state = 'dead', failure_class = 'rejected'")
                        .update())
                .hasMessageContaining("a delivery does not go from due to dead");
    }
}
