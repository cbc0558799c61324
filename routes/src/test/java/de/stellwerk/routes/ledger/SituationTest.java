package de.stellwerk.routes.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import de.stellwerk.routes.ledger.DeadLetterFilter.State;
import de.stellwerk.routes.ledger.Situation.Through;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SituationTest {

    private static final DeadLetterFilter DEAD = DeadLetterFilter.all(State.DEAD);

    private final TestLedger ledger = new TestLedger();
    private final TestLedger.Hub hub = ledger.hub();

    private UUID aDeadOne(String tenant, String target) {
        UUID id = ledger.anApplication().ofTenant(tenant).to(target).accepted();
        Claim claim = ledger.claimed(hub, id, target);
        ledger.records.dead(claim, TestLedger.aFailure(Failure.Kind.REJECTED), false);
        return claim.delivery();
    }

    @Test
    void saysWhichTargetsAreStoppedAndHowMuchWaitsThere() {
        ledger.tenants.put("dms", Set.of("tenant", "other"));
        ledger.anApplication().to("dms").accepted();
        ledger.anApplication().ofTenant("other").to("dms").accepted();
        ledger.targets.park("dms", Failure.Kind.UNAVAILABLE, "connect", Duration.ofMinutes(1));

        assertThat(ledger.situation.targets(Scope.EVERYWHERE)).singleElement().satisfies(dms -> {
            assertThat(dms.state()).isEqualTo("parked");
            assertThat(dms.waiting()).isEqualTo(2);
            assertThat(dms.more()).isFalse();
        });
        assertThat(ledger.situation.targets(Scope.of("other")))
                .singleElement()
                .satisfies(dms -> assertThat(dms.waiting()).isOne());
        assertThat(ledger.situation.targets(Scope.of(Set.of(Scope.ALL), Set.of("elsewhere"))))
                .isEmpty();
    }

    @Test
    void countsWhatGoesThrough() {
        UUID id = ledger.anApplication().to("dms").accepted();
        ledger.records.delivered(ledger.claimed(hub, id, "dms"), TestLedger.aReceipt());

        Situation.Flow flow = ledger.situation.flow(Scope.EVERYWHERE);

        assertThat(flow.portals()).containsExactly(new Through("portal", 1));
        assertThat(flow.services()).containsExactly(new Through("service", 1));
        assertThat(flow.targets()).containsExactly(new Through("dms", 1));
        assertThat(flow.window()).isEqualTo(Duration.ofHours(1));
        assertThat(ledger.situation.flow(Scope.of("another")).portals()).isEmpty();
    }

    @Test
    void hidesWhatGoesToTargetsOutOfScopeEverywhere() {
        ledger.tenants.put("dms", Set.of("tenant"));
        ledger.tenants.put("specialist", Set.of("tenant"));
        UUID mine = aDeadOne("tenant", "dms");
        UUID theirs = aDeadOne("tenant", "specialist");
        UUID submission = ledger.deadLetters
                .inFull(Scope.EVERYWHERE, theirs)
                .orElseThrow()
                .letter()
                .submission();
        Scope dms = Scope.of(Set.of("tenant"), Set.of("dms"));
        Act act = new Act("max", dms, "only the DMS is mine");

        assertThat(ledger.deadLetters.causes(dms, DEAD)).singleElement().satisfies(cause -> assertThat(cause.target())
                .isEqualTo("dms"));
        assertThat(ledger.deadLetters.list(dms, DEAD, Optional.empty(), 9).items())
                .extracting(DeadLetter::id)
                .containsExactly(mine);
        assertThat(ledger.deadLetters.inFull(dms, theirs)).isEmpty();
        assertThat(ledger.search.find(dms, submission)).isEmpty();
        assertThat(ledger.disclosures.payload(act, submission)).isInstanceOf(Disclosures.Shown.NotFound.class);
        assertThat(ledger.disclosures.details(act, theirs)).isInstanceOf(Disclosures.Shown.NotFound.class);
        assertThat(ledger.targetOperations.list(dms))
                .extracting(TargetOperations.TargetView::name)
                .containsExactly("dms");
        assertThat(ledger.targetOperations.pause(act, "specialist")).isEqualTo(TargetOperations.Change.NOT_FOUND);
        assertThat(ledger.replays
                        .replay(act, new Selection.Matching(DEAD), new ReplayMode.Resume())
                        .done())
                .isOne();
        assertThat(ledger.replays
                        .replay(act, new Selection.Ids(List.of(theirs)), new ReplayMode.Resume())
                        .done())
                .isZero();
        assertThat(ledger.reconciliation.report(dms).accepted()).isOne();
        assertThat(ledger.audit.list(dms, Optional.empty(), 9).items()).isEmpty();
    }

    @Test
    void aSubmissionToSeveralTargetsIsSeenWithoutThoseOutOfScope() {
        UUID id = ledger.anApplication().to("dms", "specialist").accepted();

        assertThat(ledger.search
                        .find(Scope.of(Set.of("tenant"), Set.of("dms")), id)
                        .orElseThrow()
                        .deliveries())
                .extracting(Submissions.DeliveryView::target)
                .containsExactly("dms");
    }

    @Test
    void keepsDeadLettersASecondTimeExactlyAsLongAsTheyAreDead() {
        UUID one = aDeadOne("tenant", "dms");
        ledger.anApplication().whoseMappingFails().to("dms").accepted();
        assertThat(sameTwice()).isEqualTo(2);

        ledger.archive.archive(TestLedger.anAct(), new Selection.Ids(List.of(one)));
        assertThat(sameTwice()).isEqualTo(1);
        ledger.archive.restore(TestLedger.anAct(), new Selection.Ids(List.of(one)));
        assertThat(sameTwice()).isEqualTo(2);
        ledger.replays.replay(TestLedger.anAct(), new Selection.Matching(DEAD), new ReplayMode.Resume());
        assertThat(sameTwice()).isZero();
    }

    /** How many there are, after seeing that both tables have the same. */
    private int sameTwice() {
        String columns = "failure_class, target, failure_place, failure_code, failed_at";
        List<String> dead = ledger.sql
                .sql("SELECT concat_ws(' ', id, " + columns + ") FROM delivery WHERE state = 'dead' ORDER BY 1")
                .query(String.class)
                .list();
        assertThat(ledger.sql
                        .sql("SELECT concat_ws(' ', delivery_id, " + columns + ") FROM dead_letter ORDER BY 1")
                        .query(String.class)
                        .list())
                .isEqualTo(dead);
        return dead.size();
    }

    @Test
    void tellsTheLastHoursApart() {
        String cause = ledger.deadLetters
                .inFull(Scope.EVERYWHERE, aDeadOne("tenant", "dms"))
                .orElseThrow()
                .letter()
                .cause();
        aDeadOne("tenant", "dms");
        ledger.sql
                .sql(
                        "UPDATE dead_letter SET failed_at = now() - interval '150 minutes' WHERE delivery_id = (SELECT delivery_id FROM dead_letter ORDER BY 1 LIMIT 1)")
                .update();

        List<Long> trend = ledger.deadLetters.trends(Scope.EVERYWHERE, DEAD).get(cause);

        assertThat(trend).hasSize(DeadLetters.TREND_HOURS);
        assertThat(trend.subList(21, 24)).containsExactly(1L, 0L, 1L);
    }
}
