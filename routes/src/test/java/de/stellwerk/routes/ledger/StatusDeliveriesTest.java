package de.stellwerk.routes.ledger;

import static de.stellwerk.routes.ledger.TestLedger.aFailure;
import static de.stellwerk.routes.ledger.TestLedger.aReceipt;
import static de.stellwerk.routes.ledger.TestLedger.anAct;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a portal is told of its submissions, and that this is never taken for the submission itself. */
class StatusDeliveriesTest {

    private static final String CALLBACK = TestLedger.CALLBACK;

    private final TestLedger ledger = new TestLedger();
    private TestLedger.Hub hub = ledger.hub();

    @AfterEach
    void nothingIsUnaccountedFor() {
        assertThat(ledger.reconciliation.report(Scope.EVERYWHERE).orphans()).isEmpty();
        hub.close();
    }

    private UUID submission() {
        return ledger.anApplication().to("dms").accepted();
    }

    private UUID deliveredTo(String target) {
        UUID id = ledger.anApplication().to(target).accepted();
        ledger.records.delivered(ledger.claimed(hub, id, target), aReceipt());
        return id;
    }

    private Claim told() {
        Claim claim = hub.claim(CALLBACK).get(0);
        ledger.records.delivered(claim, aReceipt());
        return claim;
    }

    private StatusDeliveries.News news(UUID submission) {
        return ledger.statusDeliveries.news(submission).orElseThrow();
    }

    private Submissions.DeliveryView telling(UUID submission) {
        return ledger.submissions.find(submission).orElseThrow().deliveries().stream()
                .filter(delivery -> delivery.target().equals(CALLBACK))
                .findFirst()
                .orElseThrow();
    }

    private List<UUID> events(UUID submission) {
        return ledger.submissions.find(submission).orElseThrow().events().stream()
                .map(Submissions.EventView::id)
                .toList();
    }

    private void hubsDieTellingIt() {
        for (int i = 0; i < Recovery.FATAL_CLAIMS; i++) {
            hub.claim(CALLBACK, 1, i > 0);
            hub.close();
            ledger.recovery.giveBackClaimsOfTheDead();
            hub = ledger.hub();
        }
    }

    @Test
    void tellsTheNewestStateOnceHoweverMuchHappenedBefore() {
        UUID id = deliveredTo("dms");
        assertThat(ledger.relayed()).containsExactly(CALLBACK);

        List<Claim> claims = hub.claim(CALLBACK);

        assertThat(claims).extracting(Claim::submission).containsExactly(id);
        assertThat(news(id).sequence()).isEqualTo(2);
        assertThat(news(id).event().type()).isEqualTo("delivery.delivered");
        assertThat(news(id).event().id()).isEqualTo(events(id).get(1));
        assertThat(news(id).submission().state()).isEqualTo("delivered");
    }

    @Test
    void tellsNoPortalThatHasNoCallback() {
        submission();

        assertThat(ledger.statusDeliveries.relay(Map.of("another", "callback-another"), 100, ledger.woken))
                .isEqualTo(1);
        assertThat(ledger.woken).isEmpty();
        assertThat(ledger.targets.isKnown("callback-another")).isFalse();
    }

    @Test
    void doesNotTellThatItTold() {
        UUID id = submission();
        ledger.relayed();
        told();

        assertThat(telling(id).state()).isEqualTo("delivered");
        assertThat(ledger.relayed()).isEmpty();
        assertThat(events(id)).hasSize(1);
        assertThat(ledger.sql
                        .sql("SELECT count(*) FROM business_key WHERE kind = 'aktenzeichen'")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void tellsAgainWhenSomethingHappensLater() {
        UUID id = submission();
        ledger.relayed();
        Claim first = told();

        ledger.records.delivered(ledger.claimed(hub, id, "dms"), aReceipt());

        assertThat(ledger.relayed()).containsExactly(CALLBACK);
        assertThat(told().delivery()).isEqualTo(first.delivery());
        assertThat(news(id).sequence()).isEqualTo(2);
    }

    @Test
    void tellsAgainWhatHappenedWhileItTold() {
        UUID id = submission();
        ledger.relayed();
        Claim telling = hub.claim(CALLBACK).get(0);
        ledger.records.delivered(ledger.claimed(hub, id, "dms"), aReceipt());
        assertThat(ledger.relayed()).isEmpty();

        assertThat(ledger.records.delivered(telling, aReceipt())).containsExactly(CALLBACK);

        assertThat(telling(id).state()).isEqualTo("in-flight");
        told();
        assertThat(telling(id).state()).isEqualTo("delivered");
        assertThat(hub.claim(CALLBACK)).isEmpty();
    }

    @Test
    void keepsItsPauseWhenMoreHappensMeanwhile() {
        UUID id = submission();
        ledger.relayed();
        Claim telling = hub.claim(CALLBACK).get(0);
        ledger.records.retry(telling, aFailure(Failure.Kind.OUTCOME_UNKNOWN), Duration.ofMinutes(5), true, true);

        ledger.records.delivered(ledger.claimed(hub, id, "dms"), aReceipt());
        ledger.relayed();

        assertThat(hub.claim(CALLBACK)).isEmpty();
        assertThat(telling(id).attempts()).isEqualTo(1);
        assertThat(news(id).sequence()).isEqualTo(2);
    }

    @Test
    void isNeverTheStateOfTheSubmission() {
        UUID id = deliveredTo("dms");
        ledger.relayed();
        ledger.records.dead(hub.claim(CALLBACK).get(0), aFailure(Failure.Kind.REJECTED), false);

        assertThat(ledger.stateOf(id)).isEqualTo("delivered");
        assertThat(ledger.reconciliation.report(Scope.EVERYWHERE).counts())
                .containsEntry("delivered", 1L)
                .containsEntry("dead", 0L);
        assertThat(ledger.submissions.ofPortal("portal", id).orElseThrow().deliveries())
                .extracting(Submissions.DeliveryView::role)
                .containsExactly("dms");
        assertThat(events(id)).hasSize(2);
    }

    @Test
    void triesAnewWithTheNextStateWhatItHadGivenUp() {
        UUID id = submission();
        ledger.relayed();
        ledger.records.dead(hub.claim(CALLBACK).get(0), aFailure(Failure.Kind.REJECTED), false);
        assertThat(telling(id).state()).isEqualTo("dead");

        ledger.records.delivered(ledger.claimed(hub, id, "dms"), aReceipt());

        assertThat(ledger.relayed()).containsExactly(CALLBACK);
        assertThat(hub.claim(CALLBACK)).extracting(Claim::attempts).containsExactly(0);
    }

    @Test
    void triesAnewWhatWasOvertakenWhileItWasRefused() {
        UUID id = submission();
        ledger.relayed();
        Claim telling = hub.claim(CALLBACK).get(0);
        ledger.records.delivered(ledger.claimed(hub, id, "dms"), aReceipt());
        ledger.relayed();

        ledger.records.dead(telling, aFailure(Failure.Kind.REJECTED), false);

        assertThat(hub.claim(CALLBACK)).hasSize(1);
        assertThat(news(id).sequence()).isEqualTo(2);
    }

    @Test
    void leavesAsideWhatAnOperatorHasPutAside() {
        UUID id = submission();
        ledger.relayed();
        ledger.records.dead(hub.claim(CALLBACK).get(0), aFailure(Failure.Kind.REJECTED), false);
        Selection telling = new Selection.Ids(List.of(telling(id).id()));
        ledger.archive.archive(anAct(), telling);

        ledger.records.delivered(ledger.claimed(hub, id, "dms"), aReceipt());

        assertThat(ledger.relayed()).isEmpty();
        assertThat(telling(id).state()).isEqualTo("archived");
    }

    @Test
    void tellsNobodyAnythingThatTakesHubsDownUntilSomebodyActs() {
        UUID id = submission();
        ledger.relayed();
        hubsDieTellingIt();
        assertThat(telling(id).failure().kind()).isEqualTo("poison");
        ledger.records.delivered(ledger.claimed(hub, id, "dms"), aReceipt());
        assertThat(ledger.relayed()).isEmpty();
        assertThat(telling(id).state()).isEqualTo("dead");

        ledger.replays.replay(anAct(), new Selection.Ids(List.of(telling(id).id())), new ReplayMode.Resume());

        ledger.records.delivered(hub.claim(CALLBACK, 1, true).get(0), aReceipt());
        assertThat(news(id).sequence()).isEqualTo(2);
        assertThat(telling(id).state()).isEqualTo("delivered");
        assertThat(events(id)).as("nobody is told of the replay").hasSize(2);
    }

    @Test
    void tellsOfAWithdrawalThatItNeverHinders() {
        UUID id = submission();
        ledger.relayed();
        Claim telling = hub.claim(CALLBACK).get(0);

        assertThat(ledger.withdrawals.withdraw(id)).isEmpty();
        ledger.relayed();
        ledger.records.delivered(telling, aReceipt());

        assertThat(ledger.stateOf(id)).isEqualTo("closed");
        assertThat(hub.claim(CALLBACK)).hasSize(1);
        assertThat(news(id).event().type()).isEqualTo("submission.withdrawn");
        assertThat(news(id).submission().state()).isEqualTo("closed");
    }

    @Test
    void isReplayedForAWithdrawnSubmissionToo() {
        UUID id = submission();
        ledger.withdrawals.withdraw(id);
        ledger.relayed();
        ledger.records.dead(hub.claim(CALLBACK).get(0), aFailure(Failure.Kind.REJECTED), false);
        UUID dead = telling(id).id();

        ledger.archive.archive(anAct(), new Selection.Ids(List.of(dead)));
        ledger.archive.restore(anAct(), new Selection.Ids(List.of(dead)));
        ledger.replays.replay(anAct(), new Selection.Ids(List.of(dead)), new ReplayMode.Resume());

        assertThat(hub.claim(CALLBACK)).extracting(Claim::delivery).containsExactly(dead);
        assertThat(events(id)).hasSize(2);
    }

    @Test
    void isFoundAmongTheDeadLettersWithItsCause() {
        UUID id = deliveredTo("dms");
        ledger.relayed();
        ledger.records.dead(hub.claim(CALLBACK).get(0), aFailure(Failure.Kind.REJECTED), false);

        assertThat(ledger.deadLetters.causes(Scope.EVERYWHERE, DeadLetterFilter.all(DeadLetterFilter.State.DEAD)))
                .extracting(DeadLetters.CauseGroup::target)
                .containsExactly(CALLBACK);
        assertThat(ledger.deadLetters
                        .inFull(Scope.EVERYWHERE, telling(id).id())
                        .orElseThrow()
                        .delivery()
                        .role())
                .isEqualTo("status");
    }

    @Test
    void isGivenBackWhenItsHubDies() {
        UUID id = submission();
        ledger.relayed();
        hub.claim(CALLBACK);
        hub.close();
        hub = ledger.hub();

        ledger.recovery.giveBackClaimsOfTheDead();

        assertThat(hub.claim(CALLBACK, 1, true)).extracting(Claim::submission).containsExactly(id);
        assertThat(events(id)).hasSize(1);
    }

    @Test
    void anOperatorWhoSaysThatItArrivedDoesNotHideWhatHappenedSince() {
        UUID id = submission();
        ledger.relayed();
        hubsDieTellingIt();
        ledger.records.delivered(ledger.claimed(hub, id, "dms"), aReceipt());
        ledger.relayed();

        assertThat(ledger.arrivals.arrived(anAct(), telling(id).id(), Map.of("event", "seen")))
                .isEmpty();

        assertThat(ledger.woken).contains(CALLBACK);
        assertThat(hub.claim(CALLBACK)).hasSize(1);
    }

    @Test
    void keepsItsTargetInUseUntilTheLastIsTold() {
        submission();
        ledger.relayed();
        assertThat(ledger.targets.inUse()).contains(CALLBACK);

        told();
        assertThat(ledger.targets.inUse()).doesNotContain(CALLBACK);
    }

    @Test
    void noPortalIsToldWhatHappenedBeforeThereWereCallbacks() {
        DataSource old = TestDatabase.empty();
        Flyway.configure().dataSource(old).target("3").load().migrate();
        JdbcClient sql = JdbcClient.create(old);
        sql.sql("INSERT INTO event (type, portal, submission_id) VALUES ('x', 'portal', gen_random_uuid())")
                .update();

        Flyway.configure().dataSource(old).load().migrate();

        assertThat(sql.sql("""
                        SELECT EXISTS (SELECT 1 FROM event_reader r JOIN event e ON (r.xact, r.seq) = (e.xact, e.seq)
                                       WHERE r.name = 'callbacks')
                        """).query(Boolean.class).single()).isTrue();
    }

    /** Moments at which the next event can arrive while the portal is told of the one before. */
    private enum Moment {
        BEFORE_THE_CLAIM,
        BEFORE_IT_IS_READ,
        BEFORE_IT_IS_RECORDED,
        AFTER_IT_WAS_RECORDED
    }

    @ParameterizedTest
    @EnumSource(Moment.class)
    void noLastStateIsLostWheneverItArrives(Moment arrival) {
        UUID id = submission();
        ledger.relayed();

        arriveIf(arrival == Moment.BEFORE_THE_CLAIM, id);
        Claim claim = hub.claim(CALLBACK).get(0);
        arriveIf(arrival == Moment.BEFORE_IT_IS_READ, id);
        long told = news(id).sequence();
        arriveIf(arrival == Moment.BEFORE_IT_IS_RECORDED, id);
        ledger.records.delivered(claim, aReceipt());
        arriveIf(arrival == Moment.AFTER_IT_WAS_RECORDED, id);

        for (Claim again : hub.claim(CALLBACK)) {
            told = news(id).sequence();
            ledger.records.delivered(again, aReceipt());
        }
        assertThat(told).isEqualTo(2);
        assertThat(telling(id).state()).isEqualTo("delivered");
    }

    private void arriveIf(boolean now, UUID id) {
        if (now) {
            ledger.records.delivered(ledger.claimed(hub, id, "dms"), aReceipt());
            ledger.relayed();
        }
    }

    @Test
    void noLastStateIsLostWhileEverythingHappensAtOnce() throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        Map<UUID, Long> told = new ConcurrentHashMap<>();
        ExecutorService others = Executors.newFixedThreadPool(3);
        var relaying = others.submit(() -> untilOver(over, ledger::relayed));
        var relayingToo = others.submit(() -> untilOver(over, ledger::relayed));
        var telling = others.submit(() -> untilOver(over, () -> tellAll(told)));
        List<UUID> submissions = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            submissions.add(ledger.anApplication().to("dms").to("file").accepted());
            hub.claim("dms").forEach(claim -> ledger.records.delivered(claim, aReceipt()));
            hub.claim("file").forEach(claim -> ledger.records.delivered(claim, aReceipt()));
        }
        over.set(true);
        for (var work : List.of(relaying, relayingToo, telling)) {
            work.get(30, TimeUnit.SECONDS);
        }
        others.shutdown();
        tellAll(told);

        assertThat(told).containsOnlyKeys(submissions);
        assertThat(told.values()).containsOnly(3L);
    }

    /** And once more when nothing can happen any more. */
    private static void untilOver(AtomicBoolean over, Runnable work) {
        boolean last;
        do {
            last = over.get();
            work.run();
        } while (!last);
    }

    private void tellAll(Map<UUID, Long> told) {
        do {
            ledger.relayed();
            for (Claim claim : hub.claim(CALLBACK)) {
                told.merge(claim.submission(), news(claim.submission()).sequence(), Math::max);
                ledger.records.delivered(claim, aReceipt());
            }
        } while (ledger.targets.inUse().contains(CALLBACK));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 500})
    void readsInBatchesOfAnySize(int batch) {
        UUID first = deliveredTo("dms");
        UUID second = deliveredTo("dms");

        for (int read = batch; read == batch; ) {
            read = ledger.statusDeliveries.relay(Map.of("portal", CALLBACK), batch, ledger.woken);
        }

        assertThat(hub.claim(CALLBACK)).extracting(Claim::submission).containsExactlyInAnyOrder(first, second);
        assertThat(news(first).sequence()).isEqualTo(2);
        assertThat(news(second).sequence()).isEqualTo(2);
    }
}
