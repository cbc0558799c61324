package de.stellwerk.routes.ledger;

import static de.stellwerk.routes.ledger.TestLedger.aFailure;
import static de.stellwerk.routes.ledger.TestLedger.aReceipt;
import static de.stellwerk.routes.ledger.TestLedger.anAct;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RestorationsTest {

    private final TestLedger ledger = new TestLedger();
    private TestLedger.Hub hub = ledger.hub();

    @AfterEach
    void stop() {
        hub.close();
        assertThat(ledger.reconciliation.report(Scope.EVERYWHERE).orphans()).isEmpty();
        assertThat(ledger.audit.verify().whole()).isTrue();
    }

    /** The hub dies with this ledger, and what was backed up of it comes back; then a hub starts. */
    private void restored(Runnable backup) {
        hub.incarnation.end();
        backup.run();
        hub = ledger.hub();
        ledger.letTimePass();
    }

    private Runnable backup() {
        hub.close();
        Runnable backup = TestDatabase.backup(ledger.database);
        hub = ledger.hub();
        return backup;
    }

    private List<Restoration> restorations() {
        return ledger.restorations.standing().restorations();
    }

    @Test
    void aHubThatStartsWhereItWasMarksNothing() {
        hub.close();
        hub = ledger.hub();

        assertThat(restorations()).isEmpty();
    }

    @Test
    void whateverIsUnfinishedIsHeldAndMustBeLookedFor() {
        UUID due = ledger.anApplication().to("dms", "specialist").accepted();
        UUID retried = ledger.anApplication().to("dms").accepted();
        UUID claimed = ledger.anApplication().to("dms").accepted();
        UUID parked = ledger.anApplication().to("file").accepted();
        UUID delivered = ledger.anApplication().to("dms").accepted();
        ledger.records.delivered(ledger.claimed(hub, delivered, "dms"), aReceipt());
        ledger.letTimePass();
        ledger.sql
                .sql(
                        "UPDATE delivery SET state = 'due', claim_incarnation = NULL, claim_fence = NULL WHERE state = 'claimed'")
                .update();
        Claim attempt = ledger.claimed(hub, retried, "dms");
        ledger.records.retry(attempt, aFailure(Failure.Kind.UNAVAILABLE), Duration.ofDays(1), true, false);
        ledger.targets.park("file", Failure.Kind.UNAVAILABLE, "connect", Duration.ofSeconds(5));

        restored(backup());

        assertThat(restorations()).extracting(Restoration::because).containsExactly(Restoration.Why.OTHER_TABLES);
        assertThat(Stream.of(due, retried, claimed, parked))
                .allSatisfy(id -> assertThat(ledger.stateOf(id)).isEqualTo("held"));
        assertThat(ledger.stateOf(delivered)).isEqualTo("delivered");
        assertThat(ledger.restorations.standing().looking()).isEqualTo(5);
        assertThat(ledger.reconciliation.report(Scope.EVERYWHERE).counts()).containsEntry("held", 4L);
        assertThat(hub.claim("dms")).hasSize(3).allSatisfy(claim -> {
            assertThat(claim.uncertain()).isTrue();
            assertThat(claim.restored()).isTrue();
        });
    }

    @Test
    void whatWasLookedForGoesOnAsUsual() {
        UUID there = ledger.anApplication().to("dms", "specialist").accepted();
        UUID notThere = ledger.anApplication().to("file").accepted();
        restored(backup());

        ledger.records.delivered(ledger.claimed(hub, there, "dms"), aReceipt());
        Claim looked = ledger.claimed(hub, notThere, "file");
        ledger.records.retry(looked, aFailure(Failure.Kind.UNAVAILABLE), Duration.ZERO, true, false);

        assertThat(ledger.stateOf(there))
                .as("the next in its chain is looked for, too")
                .isEqualTo("held");
        assertThat(ledger.stateOf(notThere)).isEqualTo("in-flight");
        assertThat(ledger.claimed(hub, there, "specialist").restored()).isTrue();
        assertThat(ledger.claimed(hub, notThere, "file").restored()).isFalse();
    }

    @Test
    void whatCannotBeToldStaysInDoubtWhenItIsReplayed() {
        ledger.anApplication().to("dms").accepted();
        restored(backup());
        Claim looked = hub.claim("dms").get(0);
        ledger.records.dead(looked, aFailure(Failure.Kind.OUTCOME_UNKNOWN), true);

        ledger.replays.replay(anAct(), new Selection.Ids(List.of(looked.delivery())), new ReplayMode.Resume());

        assertThat(hub.claim("dms")).allMatch(Claim::restored);
    }

    @Test
    void whatWasDeadMayHaveBeenReplayedSince() {
        UUID dead = ledger.aDeadDelivery(hub, "dms", Failure.Kind.REJECTED);
        restored(backup());

        ledger.replays.replay(anAct(), new Selection.Ids(List.of(dead)), new ReplayMode.Resume());

        assertThat(hub.claim("dms")).hasSize(1).allMatch(Claim::restored);
    }

    @Test
    void manyHubsThatStartAtOnceMarkItOnce() throws Exception {
        ledger.anApplication().to("dms").accepted();
        Runnable backup = backup();
        hub.incarnation.end();
        backup.run();

        var starts = Executors.newFixedThreadPool(6);
        try {
            List<Callable<TestLedger.Hub>> hubs = Stream.<Callable<TestLedger.Hub>>generate(() -> ledger::hub)
                    .limit(6)
                    .toList();
            for (var started : starts.invokeAll(hubs)) {
                started.get().close();
            }
        } finally {
            starts.shutdown();
        }

        assertThat(restorations()).hasSize(1);
        hub = ledger.hub();
    }

    @Test
    void aNewTimelineMayHaveLostTheLastCommitsUnlessAStandbyHadThem() {
        UUID due = ledger.anApplication().to("dms").accepted();
        hub.close();
        ledger.sql.sql("UPDATE home SET timeline = timeline - 1").update();
        new Restorations(ledger.sql, ledger.commits, ledger.audit, new StandbySettings(true)).notice();
        assertThat(ledger.stateOf(due)).isEqualTo("in-flight");

        ledger.sql.sql("UPDATE home SET timeline = timeline - 1").update();
        hub = ledger.hub();

        assertThat(restorations()).extracting(Restoration::because).containsExactly(Restoration.Why.OTHER_TIMELINE);
        assertThat(ledger.stateOf(due)).isEqualTo("held");
    }

    @Test
    void anotherClusterIsNoticedAndAnAccountThatMayNotAskSeesNone() {
        hub.close();
        ledger.sql.sql("UPDATE home SET server = NULL").update();
        hub = ledger.hub();
        assertThat(restorations()).isEmpty();

        hub.close();
        ledger.sql.sql("UPDATE home SET server = '1'").update();
        hub = ledger.hub();
        assertThat(restorations()).extracting(Restoration::because).containsExactly(Restoration.Why.OTHER_SERVER);
    }

    @Test
    void itCanBeSaidWhereNothingShowsIt() {
        UUID due = ledger.anApplication().to("dms").accepted();
        assertThatThrownBy(() -> ledger.restorations.said(anAct()))
                .isInstanceOf(Restorations.HubsAtWork.class)
                .hasMessageContaining("test");
        hub.close();

        assertThat(ledger.restorations.said(anAct())).isEqualTo(1);

        hub = ledger.hub();
        assertThat(restorations()).extracting(Restoration::because).containsExactly(Restoration.Why.SAID);
        assertThat(ledger.stateOf(due)).isEqualTo("held");
    }

    @Test
    void noNumberIsGivenTwice() {
        Runnable backup = backup();
        ledger.anApplication().to("dms").accepted();
        Claim forgotten = hub.claim("dms").get(0);

        restored(backup);
        ledger.anApplication().to("dms").accepted();
        Claim claim = hub.claim("dms").get(0);

        assertThat(claim.fence()).isGreaterThan(forgotten.fence());
        assertThat(claim.incarnation()).isGreaterThan(forgotten.incarnation());
    }

    @Test
    void whatAPortalSendsAgainIsKnownToTheTargetAndLookedFor() {
        Runnable backup = backup();
        UUID forgotten = ledger.anApplication().withReference("R-1").to("dms").accepted();
        Claim first = ledger.claimed(hub, forgotten, "dms");

        restored(backup);
        UUID again = ledger.anApplication().withReference("R-1").to("dms").accepted();
        ledger.letTimePass();
        Claim second = ledger.claimed(hub, again, "dms");

        assertThat(again).isNotEqualTo(forgotten);
        assertThat(second.idempotencyKey()).isEqualTo(first.idempotencyKey());
        assertThat(second.restored()).isTrue();
    }

    @Test
    void onceAllIsSentAgainWhatComesIsNew() {
        restored(backup());
        assertThat(ledger.restorations.standing().resending()).isTrue();

        ledger.restorations.resent(anAct());

        assertThat(ledger.restorations.standing().resending()).isFalse();
        assertThat(ledger.stateOf(ledger.anApplication().to("dms").accepted())).isEqualTo("in-flight");
    }

    @Test
    void aCursorOfTheForgottenLifeMissesNothingOfTheNextOne() {
        ledger.anApplication().to("dms").accepted();
        Runnable backup = backup();
        for (int i = 0; i < 20; i++) {
            ledger.anApplication().to("dms").accepted();
        }
        String cursor = newestCursor();

        restored(backup);
        UUID again = ledger.anApplication().to("dms").accepted();

        assertThat(ledger.events.after("portal", cursor, 100))
                .extracting(Events.Event::submission)
                .containsExactly(again);
        restored(backup());
        UUID later = ledger.anApplication().to("dms").accepted();
        assertThat(ledger.events.after("portal", cursor, 100))
                .extracting(Events.Event::submission)
                .containsExactly(again, later);
        assertThat(ledger.events.after("portal", "0badc0de.1-1", 100)).hasSize(3);
    }

    private String newestCursor() {
        List<Events.Event> all = ledger.events.after("portal", "", 100);
        return all.get(all.size() - 1).cursor();
    }

    @Test
    void whatADumpBringsFromTheFutureIsToldAndHidesNothingNew() {
        UUID told = ledger.anApplication().to("dms").accepted();
        ledger.events.relay("reader", 1, batch -> {});
        UUID untold = ledger.anApplication().to("dms").accepted();
        ledger.sql.sql("ALTER TABLE event DISABLE TRIGGER event_append_only").update();
        ledger.sql
                .sql("UPDATE event SET xact = (xact::text::bigint + 1000000)::text::xid8")
                .update();
        ledger.sql.sql("ALTER TABLE event ENABLE TRIGGER event_append_only").update();
        ledger.sql
                .sql("UPDATE event_reader SET xact = (xact::text::bigint + 1000000)::text::xid8")
                .update();

        restored(backup());
        UUID fresh = ledger.anApplication().to("dms").accepted();

        List<UUID> read = new java.util.ArrayList<>();
        ledger.events.relay("reader", 10, batch -> batch.forEach(event -> read.add(event.submission())));
        assertThat(read).containsExactly(untold, fresh);
        assertThat(ledger.events.after("portal", "", 10))
                .extracting(Events.Event::submission)
                .containsExactly(told, untold, fresh);
    }

    @Test
    void aPortalIsToldUnderHigherNumbersThanEverBefore() {
        UUID submission = ledger.anApplication().to("dms").accepted();
        Runnable backup = backup();
        ledger.records.delivered(ledger.claimed(hub, submission, "dms"), aReceipt());
        ledger.relayed();
        long before = ledger.statusDeliveries.news(submission).orElseThrow().sequence();

        restored(backup);
        ledger.relayed();

        assertThat(ledger.statusDeliveries.news(submission).orElseThrow().sequence())
                .isGreaterThan(before);
    }
}
