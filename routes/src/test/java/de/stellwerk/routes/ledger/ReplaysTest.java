package de.stellwerk.routes.ledger;

import static de.stellwerk.routes.ledger.TestLedger.aFailure;
import static de.stellwerk.routes.ledger.TestLedger.aReceipt;
import static de.stellwerk.routes.ledger.TestLedger.anAct;
import static org.assertj.core.api.Assertions.assertThat;

import de.stellwerk.routes.ledger.DeadLetterFilter.State;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReplaysTest {

    private final TestLedger ledger = new TestLedger();
    private final TestLedger.Hub hub = ledger.hub();

    @AfterEach
    void stop() {
        hub.close();
    }

    @Test
    void resumesWithTheRecordedStepsAndLooksForTheFirstThatIsMissing() {
        UUID id = ledger.anApplication().to("dms").accepted();
        Claim first = hub.claim("dms").get(0);
        ledger.records.step(first, new Records.Step("create-file", aReceipt(), false));
        ledger.records.dead(first, aFailure(Failure.Kind.OUTCOME_UNKNOWN), true);

        OrderOutcome outcome = ledger.replays.replay(anAct(), ids(first.delivery()), new ReplayMode.Resume());

        assertThat(outcome).isEqualTo(new OrderOutcome(1, 1, List.of()));
        assertThat(ledger.woken).containsExactly("dms");
        assertThat(ledger.stateOf(id)).isEqualTo("in-flight");
        Claim second = hub.claim("dms").get(0);
        assertThat(second.round()).isEqualTo(2);
        assertThat(second.attempts()).isZero();
        assertThat(second.uncertain()).isTrue();
        assertThat(second.idempotencyKey()).isEqualTo(first.idempotencyKey());
        assertThat(hub.claims.steps(second)).containsOnlyKeys("create-file");
    }

    @Test
    void repeatsFromTheStartUnderANewKey() {
        Claim first = ledger.claimed(hub, ledger.anApplication().to("dms").accepted(), "dms");
        ledger.records.step(first, new Records.Step("create-file", aReceipt(), false));
        ledger.records.dead(first, aFailure(Failure.Kind.OUTCOME_UNKNOWN), true);

        ledger.replays.replay(anAct(), ids(first.delivery()), new ReplayMode.Again("dms"));

        Claim second = hub.claim("dms").get(0);
        assertThat(second.uncertain()).isFalse();
        assertThat(second.idempotencyKey()).isNotEqualTo(first.idempotencyKey());
        assertThat(hub.claims.steps(second)).isEmpty();
    }

    @Test
    void repeatsADeliveredOneAndKeepsItsFormerReceipt() {
        UUID id = ledger.anApplication().to("dms").accepted();
        Claim first = hub.claim("dms").get(0);
        ledger.records.delivered(first, aReceipt());

        assertThat(ledger.replays
                        .replay(anAct(), ids(first.delivery()), new ReplayMode.Again("dms"))
                        .done())
                .isOne();

        assertThat(ledger.stateOf(id)).isEqualTo("in-flight");
        assertThat(ledger.sql
                        .sql("SELECT count(*) FROM former_receipt WHERE delivery_id = ?")
                        .param(first.delivery())
                        .query(Long.class)
                        .single())
                .isOne();
        assertThat(ledger.withdrawals.withdraw(id)).contains(Withdrawals.Obstacle.STEP_RECORDED);
    }

    @Test
    void neverRepeatsAtATargetThatWasNotNamed() {
        UUID dead = ledger.aDeadDelivery(hub, "dms", Failure.Kind.REJECTED);

        OrderOutcome outcome = ledger.replays.replay(anAct(), ids(dead), new ReplayMode.Again("specialist"));

        assertThat(outcome.skipped()).containsExactly(new OrderOutcome.Skipped("other-target", 1, List.of(dead)));
        assertThat(hub.claim("dms")).isEmpty();
    }

    @Test
    void leavesAloneWhatGoesToATargetThatTheCatalogueNoLongerKnows() {
        UUID dead = ledger.aDeadDelivery(hub, "old-dms", Failure.Kind.REJECTED);
        Claim delivered =
                ledger.claimed(hub, ledger.anApplication().to("old-dms").accepted(), "old-dms");
        ledger.records.delivered(delivered, aReceipt());
        ledger.gone.add("old-dms");

        OrderOutcome resumed = ledger.replays.replay(anAct(), ids(dead), new ReplayMode.Resume());
        OrderOutcome again =
                ledger.replays.replay(anAct(), ids(dead, delivered.delivery()), new ReplayMode.Again("old-dms"));

        assertThat(resumed.skipped()).containsExactly(new OrderOutcome.Skipped("target-gone", 1, List.of(dead)));
        assertThat(again.done()).isZero();
        assertThat(again.skipped()).extracting(OrderOutcome.Skipped::why).containsExactly("target-gone");
        assertThat(hub.claim("old-dms")).isEmpty();
    }

    @Test
    void showsAReceiptOnlyWhileTheDeliveryIsDelivered() {
        UUID id = ledger.anApplication().to("dms").accepted();
        Claim first = hub.claim("dms").get(0);
        ledger.records.delivered(first, aReceipt());
        assertThat(onlyDelivery(id).receipt()).isNotEmpty();

        ledger.replays.replay(anAct(), ids(first.delivery()), new ReplayMode.Again("dms"));
        assertThat(onlyDelivery(id).receipt()).isNull();

        ledger.records.delivered(hub.claim("dms").get(0), aReceipt());
        assertThat(onlyDelivery(id).receipt()).isNotEmpty();
    }

    private Submissions.DeliveryView onlyDelivery(UUID submission) {
        return ledger.submissions.find(submission).orElseThrow().deliveries().get(0);
    }

    @Test
    void saysWhyItLeftOthersAlone() {
        UUID dead = ledger.aDeadDelivery(hub, "dms", Failure.Kind.REJECTED);
        UUID archived = ledger.aDeadDelivery(hub, "dms", Failure.Kind.REJECTED);
        ledger.archive.archive(anAct(), ids(archived));
        UUID unknown = UUID.randomUUID();
        UUID withdrawn = ledger.aDeadDelivery(hub, "dms", Failure.Kind.REJECTED);
        ledger.withdrawals.withdraw(submissionOf(withdrawn));

        OrderOutcome outcome =
                ledger.replays.replay(anAct(), ids(dead, archived, unknown, withdrawn), new ReplayMode.Resume());

        assertThat(outcome.requested()).isEqualTo(4);
        assertThat(outcome.done()).isEqualTo(1);
        assertThat(outcome.skipped())
                .containsExactlyInAnyOrder(
                        new OrderOutcome.Skipped("not-found", 1, List.of(unknown)),
                        new OrderOutcome.Skipped("archived", 1, List.of(archived)),
                        new OrderOutcome.Skipped("submission-closed", 1, List.of(withdrawn)));
    }

    @Test
    void replaysACauseAndNothingElse() {
        List<UUID> rejected = IntStream.range(0, 3)
                .mapToObj(i -> ledger.aDeadDelivery(hub, "dms", Failure.Kind.REJECTED))
                .toList();
        ledger.aDeadDelivery(hub, "specialist", Failure.Kind.REJECTED);
        Cause cause = new Cause("rejected", "dms", "create-file", "http-400");

        OrderOutcome outcome = ledger.replays.replay(
                anAct(), new Selection.Matching(DeadLetterFilter.of(cause)), new ReplayMode.Resume());

        assertThat(outcome.done()).isEqualTo(3);
        assertThat(hub.claim("dms")).extracting(Claim::delivery).containsExactlyInAnyOrderElementsOf(rejected);
        assertThat(ledger.deadLetters.causes(Scope.EVERYWHERE, DeadLetterFilter.all(State.DEAD)))
                .extracting(DeadLetters.CauseGroup::target, DeadLetters.CauseGroup::count)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("specialist", 1L));
    }

    @Test
    void replaysEachOnceWhenTwoOperatorsOrderTheSameCauseAtOnce() {
        IntStream.range(0, 1200)
                .parallel()
                .forEach(i -> ledger.anApplication().to("dms").accepted());
        ledger.sql.sql("""
                        UPDATE delivery SET state = 'claimed', claim_incarnation = 1, claim_fence = 1;
                        UPDATE delivery SET state = 'dead', failure_class = 'rejected', failure_place = 'deliver',
                               failure_code = 'http-400', failed_at = now()
                        """).update();
        Selection cause =
                new Selection.Matching(DeadLetterFilter.of(new Cause("rejected", "dms", "deliver", "http-400")));
        CountDownLatch together = new CountDownLatch(2);

        List<OrderOutcome> outcomes = Stream.of("erika", "max")
                .map(operator -> CompletableFuture.supplyAsync(() -> {
                    together.countDown();
                    try {
                        together.await();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                    return ledger.replays.replay(
                            new Act(operator, Scope.EVERYWHERE, "mended"), cause, new ReplayMode.Resume());
                }))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        assertThat(outcomes.stream().mapToLong(OrderOutcome::done).sum()).isEqualTo(1200);
        assertThat(ledger.sql
                        .sql("SELECT count(*) FROM delivery WHERE state = 'due' AND round = 2")
                        .query(Long.class)
                        .single())
                .isEqualTo(1200);
        assertThat(ledger.sql
                        .sql("SELECT count(*) FROM event WHERE type = 'delivery.replayed'")
                        .query(Long.class)
                        .single())
                .isEqualTo(1200);
        assertThat(ledger.audit.verify().whole()).isTrue();
    }

    @Test
    void doesNotReplayWhatDiesAgainWhileTheOrderIsCarriedOut() {
        UUID dead = ledger.aDeadDelivery(hub, "dms", Failure.Kind.REJECTED);
        java.time.Instant asOf = java.time.Instant.now().minusSeconds(60);

        List<LockedDelivery> locked =
                ledger.commits.commit(() -> LockedDelivery.lock(ledger.sql, Scope.EVERYWHERE, List.of(dead), asOf));

        assertThat(locked).singleElement().satisfies(delivery -> assertThat(delivery.isDead())
                .isFalse());
    }

    @Test
    void doesNotTouchWhatIsOutOfScope() {
        UUID dead = ledger.aDeadDelivery(hub, "dms", Failure.Kind.REJECTED);
        Act elsewhere = new Act("max", Scope.of("another-tenant"), "curious");

        assertThat(ledger.replays
                        .replay(elsewhere, ids(dead), new ReplayMode.Resume())
                        .skipped())
                .extracting(OrderOutcome.Skipped::why)
                .containsExactly("not-found");
        assertThat(ledger.replays
                        .replay(
                                elsewhere,
                                new Selection.Matching(DeadLetterFilter.all(State.DEAD)),
                                new ReplayMode.Resume())
                        .requested())
                .isZero();
    }

    @Test
    void sendsAMessageBackToItsAddressOnce() {
        ledger.deadMessages.keep("ID:1", "deliver", "UnknownTarget", "garbage".getBytes());
        UUID message = ledger.deadLetters
                .list(Scope.EVERYWHERE, DeadLetterFilter.all(State.DEAD), java.util.Optional.empty(), 10)
                .items()
                .get(0)
                .id();

        assertThat(ledger.replays
                        .replay(anAct(), ids(message), new ReplayMode.Resume())
                        .done())
                .isOne();
        assertThat(ledger.replays
                        .replay(anAct(), ids(message), new ReplayMode.Resume())
                        .skipped())
                .extracting(OrderOutcome.Skipped::why)
                .containsExactly("not-dead");

        assertThat(ledger.sentBack).containsExactly("deliver garbage");
    }

    private UUID submissionOf(UUID delivery) {
        return ledger.sql
                .sql("SELECT submission_id FROM delivery WHERE id = ?")
                .param(delivery)
                .query(UUID.class)
                .single();
    }

    private static Selection ids(UUID... ids) {
        return new Selection.Ids(List.of(ids));
    }
}
