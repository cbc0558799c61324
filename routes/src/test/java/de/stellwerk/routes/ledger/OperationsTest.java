package de.stellwerk.routes.ledger;

import static de.stellwerk.routes.ledger.TestLedger.aFailure;
import static de.stellwerk.routes.ledger.TestLedger.aReceipt;
import static de.stellwerk.routes.ledger.TestLedger.anAct;
import static org.assertj.core.api.Assertions.assertThat;

import de.stellwerk.routes.ledger.OrderOutcome.Why;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Settling, disclosing, searching, pausing: what an operator does with one thing at a time. */
class OperationsTest {

    private static final Act ELSEWHERE = new Act("max", Scope.of("another-tenant"), "curious");

    private final TestLedger ledger = new TestLedger();
    private final TestLedger.Hub hub = ledger.hub();

    @AfterEach
    void stop() {
        hub.close();
    }

    @Test
    void settlesAnUnknownOutcomeWithTheReceiptThatTheTargetGave() {
        UUID id = ledger.anApplication().to("dms", "specialist").accepted();
        Claim claim = hub.claim("dms").get(0);
        ledger.records.dead(claim, aFailure(Failure.Kind.OUTCOME_UNKNOWN), true);

        assertThat(ledger.arrivals.arrived(anAct(), claim.delivery(), Map.of("aktenzeichen", "67.30-2026-9")))
                .isEmpty();

        Submissions.DeliveryView delivered =
                ledger.submissions.find(id).orElseThrow().deliveries().get(0);
        assertThat(delivered.state()).isEqualTo("delivered");
        assertThat(delivered.receipt()).containsEntry("aktenzeichen", "67.30-2026-9");
        assertThat(ledger.woken).containsExactly("specialist");
        assertThat(hub.claims.receiptsBefore(hub.claim("specialist").get(0))).containsOnlyKeys("dms");
        assertThat(ledger.search.byKey(Scope.EVERYWHERE, "67.30-2026-9"))
                .extracting(SubmissionSearch.Hit::id)
                .containsExactly(id);
    }

    @Test
    void settlesEveryDoubtWhateverItsClass() {
        Claim crashed = ledger.claimed(hub, ledger.anApplication().to("dms").accepted(), "dms");
        ledger.records.dead(crashed, aFailure(Failure.Kind.CRASHED), true);
        Claim certain = ledger.claimed(hub, ledger.anApplication().to("dms").accepted(), "dms");
        ledger.records.dead(certain, aFailure(Failure.Kind.CRASHED), false);
        Map<String, String> receipt = Map.of("aktenzeichen", "1");

        assertThat(ledger.arrivals.arrived(anAct(), crashed.delivery(), receipt))
                .isEmpty();
        assertThat(ledger.arrivals.arrived(anAct(), certain.delivery(), receipt))
                .contains(Why.OUTCOME_NOT_UNKNOWN);
    }

    @Test
    void settlesTheDoubtOfAKeyThatAnOperatorReplaced() {
        UUID dead = ledger.aDeadDelivery(hub, "dms", Failure.Kind.OUTCOME_UNKNOWN);
        ledger.replays.replay(anAct(), new Selection.Ids(List.of(dead)), new ReplayMode.Again("dms"));
        ledger.records.dead(hub.claim("dms").get(0), aFailure(Failure.Kind.REJECTED), false);

        assertThat(ledger.arrivals.arrived(anAct(), dead, Map.of("aktenzeichen", "1")))
                .isEmpty();
    }

    @Test
    void settlesWhatTookThreeHubsDown() {
        UUID id = ledger.anApplication().to("dms").accepted();
        for (int death = 0; death < Recovery.FATAL_CLAIMS; death++) {
            try (TestLedger.Hub dying = ledger.hub()) {
                dying.claim("dms", 1, death > 0);
            }
            ledger.recovery.giveBackClaimsOfTheDead();
        }
        UUID poison =
                ledger.submissions.find(id).orElseThrow().deliveries().get(0).id();

        assertThat(ledger.stateOf(id)).isEqualTo("dead");
        assertThat(ledger.arrivals.arrived(anAct(), poison, Map.of("aktenzeichen", "1")))
                .isEmpty();
    }

    @Test
    void opensASharedTargetOnlyForWhoMaySeeAllItsTenants() {
        ledger.anApplication().to("dms").accepted();
        ledger.tenants.put("dms", Set.of("tenant", "another-tenant"));
        ledger.targets.park("dms", Failure.Kind.UNAVAILABLE, "connect", Duration.ofHours(1));
        ledger.health.put("dms", TargetHealth.Health.WELL);

        assertThat(ledger.targetOperations.check(new Act("max", Scope.of("tenant"), "is it back"), "dms"))
                .contains(TargetHealth.Health.WELL);

        assertThat(ledger.targetOperations
                        .find(Scope.EVERYWHERE, "dms")
                        .orElseThrow()
                        .state())
                .isEqualTo("parked");
    }

    @Test
    void settlesNothingElse() {
        UUID rejected = ledger.aDeadDelivery(hub, "dms", Failure.Kind.REJECTED);
        UUID unknown = ledger.aDeadDelivery(hub, "dms", Failure.Kind.OUTCOME_UNKNOWN);
        Map<String, String> receipt = Map.of("aktenzeichen", "1");

        assertThat(ledger.arrivals.arrived(anAct(), rejected, receipt)).contains(Why.OUTCOME_NOT_UNKNOWN);
        assertThat(ledger.arrivals.arrived(ELSEWHERE, unknown, receipt)).contains(Why.NOT_FOUND);
        assertThat(ledger.arrivals.arrived(anAct(), unknown, receipt)).isEmpty();
        assertThat(ledger.arrivals.arrived(anAct(), unknown, receipt)).contains(Why.NOT_DEAD);
    }

    @Test
    void showsAPayloadOnlyWithAnEntryInTheAuditLog() {
        UUID id = ledger.anApplication().to("dms").accepted();

        assertThat(ledger.disclosures.payload(anAct(), id))
                .isEqualTo(new Disclosures.Shown.Content<>(new Disclosures.Payload("form", "<antrag/>", List.of())));
        assertThat(ledger.disclosures.payload(ELSEWHERE, id)).isInstanceOf(Disclosures.Shown.NotFound.class);

        assertThat(ledger.audit.list(Scope.EVERYWHERE, Optional.empty(), 9).items())
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.action()).isEqualTo("view-payload");
                    assertThat(entry.operator()).isEqualTo("erika");
                    assertThat(entry.items()).containsExactly(id);
                });
    }

    @Test
    void saysThatAPayloadIsErased() {
        UUID id = ledger.anApplication().to("dms").accepted();
        ledger.sql.sql("DELETE FROM submission_key").update();

        assertThat(ledger.disclosures.payload(anAct(), id)).isInstanceOf(Disclosures.Shown.Erased.class);
    }

    @Test
    void showsWhatTheTargetSaidOfAFailure() {
        UUID dead = ledger.aDeadDelivery(hub, "dms", Failure.Kind.REJECTED);

        Disclosures.Shown<List<Disclosures.Detail>> shown = ledger.disclosures.details(anAct(), dead);

        assertThat(shown).isInstanceOf(Disclosures.Shown.Content.class);
        assertThat(((Disclosures.Shown.Content<List<Disclosures.Detail>>) shown).content())
                .extracting(Disclosures.Detail::text)
                .containsExactly("the target said no");
        assertThat(ledger.disclosures.details(ELSEWHERE, dead)).isInstanceOf(Disclosures.Shown.NotFound.class);
    }

    @Test
    void findsSubmissionsByWhatPeopleCallThem() {
        UUID id = ledger.anApplication()
                .withReference("R-77")
                .ofCase("C-1")
                .to("dms")
                .accepted();
        ledger.records.delivered(hub.claim("dms").get(0), aReceipt());

        for (String key : List.of("R-77", "C-1", "67.30-2026-1")) {
            assertThat(ledger.search.byKey(Scope.EVERYWHERE, key))
                    .extracting(SubmissionSearch.Hit::id)
                    .containsExactly(id);
        }
        assertThat(ledger.search.byKey(Scope.of("another-tenant"), "R-77")).isEmpty();
        assertThat(ledger.search.find(Scope.of("another-tenant"), id)).isEmpty();
        assertThat(ledger.search.find(Scope.of("tenant"), id)).isPresent();
    }

    @Test
    void pausesATargetOnlyForWhoMaySeeAllItsTenants() {
        ledger.anApplication().to("dms").accepted();
        ledger.tenants.put("dms", Set.of("tenant", "another-tenant"));
        Act shared = new Act("max", Scope.of("another-tenant"), "maintenance");

        assertThat(ledger.targetOperations.pause(shared, "dms")).isEqualTo(TargetOperations.Change.NOT_ALLOWED);
        assertThat(ledger.targetOperations.pause(new Act("eve", Scope.of("none"), "curious"), "dms"))
                .isEqualTo(TargetOperations.Change.NOT_FOUND);
        assertThat(ledger.targetOperations.pause(anAct(), "dms")).isEqualTo(TargetOperations.Change.DONE);
        assertThat(ledger.targetOperations.pause(anAct(), "dms")).isEqualTo(TargetOperations.Change.NOTHING_TO_DO);

        assertThat(ledger.targetOperations.find(Scope.EVERYWHERE, "dms").orElseThrow())
                .satisfies(target -> {
                    assertThat(target.state()).isEqualTo("paused");
                    assertThat(target.backlog()).isOne();
                    assertThat(target.oldestDueAt()).isNotNull();
                });
        assertThat(ledger.targetOperations.list(Scope.of("another-tenant")))
                .singleElement()
                .satisfies(target -> assertThat(target.backlog()).isZero());
    }

    @Test
    void pausesATargetThatHasNeverHadADelivery() {
        ledger.tenants.put("new", Set.of("tenant"));
        assertThat(ledger.targetOperations.list(Scope.of("tenant")))
                .extracting(TargetOperations.TargetView::name, TargetOperations.TargetView::state)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("new", "open"));

        assertThat(ledger.targetOperations.pause(anAct(), "new")).isEqualTo(TargetOperations.Change.DONE);
        ledger.anApplication().to("new").accepted();

        assertThat(hub.claim("new")).isEmpty();
        assertThat(ledger.targetOperations.pause(anAct(), "nowhere")).isEqualTo(TargetOperations.Change.NOT_FOUND);
    }

    @Test
    void opensAParkedTargetWhoseCheckSucceeds() {
        ledger.anApplication().to("dms").accepted();
        ledger.targets.park("dms", Failure.Kind.UNAVAILABLE, "connect", Duration.ofHours(1));
        ledger.health.put("dms", new TargetHealth.Health(false, Optional.of("unavailable"), Optional.of("connect")));
        ledger.targetOperations.check(anAct(), "dms");
        assertThat(ledger.targetOperations
                        .find(Scope.EVERYWHERE, "dms")
                        .orElseThrow()
                        .state())
                .isEqualTo("parked");

        ledger.health.put("dms", TargetHealth.Health.WELL);
        ledger.targetOperations.check(anAct(), "dms");

        assertThat(ledger.targetOperations
                        .find(Scope.EVERYWHERE, "dms")
                        .orElseThrow()
                        .state())
                .isEqualTo("open");
        assertThat(ledger.audit.list(Scope.EVERYWHERE, Optional.empty(), 9).items())
                .extracting(AuditEntry::outcome)
                .containsExactly("well, opened", "unavailable connect");
    }
}
