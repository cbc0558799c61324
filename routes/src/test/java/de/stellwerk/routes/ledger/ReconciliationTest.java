package de.stellwerk.routes.ledger;

import static de.stellwerk.routes.ledger.TestLedger.aFailure;
import static de.stellwerk.routes.ledger.TestLedger.aReceipt;
import static de.stellwerk.routes.ledger.TestLedger.anAct;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReconciliationTest {

    private final TestLedger ledger = new TestLedger();
    private final TestLedger.Hub hub = ledger.hub();

    ReconciliationTest() {
        ledger.gone.add("gone");
    }

    @AfterAll
    void stop() {
        hub.close();
    }

    static Stream<Arguments> orphans() {
        String head = "WHERE submission_id = :id AND position = 0";
        String follower = "WHERE submission_id = :id AND position = 1";
        String claimed = "UPDATE delivery SET state = 'claimed', claim_fence = 1, claim_incarnation = ";
        return Stream.of(
                Arguments.of("due-without-time", "UPDATE delivery SET due_at = NULL " + head),
                Arguments.of("due-without-time", "UPDATE delivery SET due_at = 'infinity' " + head),
                Arguments.of("claimed-by-nobody", claimed + "NULL, claimed_at = now() " + head),
                Arguments.of("claimed-by-nobody", claimed + "-7, claimed_at = now() " + head),
                Arguments.of(
                        "claimed-by-dead-incarnation",
                        "INSERT INTO incarnation (hub) VALUES ('gone'); " + claimed
                                + "(SELECT max(id) FROM incarnation), claimed_at = now() - interval '61 s' " + head),
                Arguments.of(
                        "claim-too-old",
                        claimed + "(SELECT min(id) FROM incarnation), claimed_at = now() - interval '661 s' " + head),
                Arguments.of(
                        "target-unknown",
                        "INSERT INTO target (name) VALUES ('gone') ON CONFLICT DO NOTHING; "
                                + "UPDATE submission SET received_at = now() - interval '61 s' WHERE id = :id; "
                                + "UPDATE delivery SET target = 'gone' " + head),
                Arguments.of("predecessor-missing", "DELETE FROM delivery " + head),
                Arguments.of(
                        "predecessor-finished", "UPDATE delivery SET state = 'delivered', receipt_sealed = '' " + head),
                Arguments.of(
                        "predecessor-finished",
                        "UPDATE delivery SET state = 'archived', failure_class = 'rejected' " + head),
                Arguments.of("archived-without-predecessor", "UPDATE delivery SET state = 'archived' " + follower),
                Arguments.of("dead-without-cause", "UPDATE delivery SET state = 'dead' " + head),
                Arguments.of("delivered-without-receipt", "UPDATE delivery SET state = 'delivered' " + head),
                Arguments.of("delivery-in-no-legal-state", "UPDATE delivery SET state = 'lost' " + head),
                Arguments.of("target-missing", "UPDATE delivery SET target = 'nowhere' " + head),
                Arguments.of("closed-in-open-submission", "UPDATE delivery SET state = 'closed' " + follower),
                Arguments.of(
                        "unfinished-in-closed-submission", "UPDATE submission SET state = 'closed' WHERE id = :id"),
                Arguments.of("submission-in-no-legal-state", "UPDATE submission SET state = 'lost' WHERE id = :id"),
                Arguments.of("submission-without-delivery", "DELETE FROM delivery WHERE submission_id = :id"),
                Arguments.of("submission-without-key", "DELETE FROM submission_key WHERE submission_id = :id"),
                Arguments.of(
                        "submission-without-form", "DELETE FROM document WHERE submission_id = :id AND kind = 'form'"),
                Arguments.of(
                        "submission-without-acknowledgement", "DELETE FROM acknowledgement WHERE submission_id = :id"),
                Arguments.of("submission-never-accepted", "DELETE FROM event WHERE submission_id = :id"),
                Arguments.of(
                        "accepted-twice",
                        "INSERT INTO event (type, portal, submission_id) VALUES ('submission.accepted', 'portal', :id)"),
                Arguments.of(
                        "accepted-without-submission",
                        "DELETE FROM delivery WHERE submission_id = :id; DELETE FROM submission WHERE id = :id"),
                Arguments.of("delivery-without-submission", "DELETE FROM submission WHERE id = :id"),
                Arguments.of("news-not-told", telling("delivered", "1")),
                Arguments.of("delivery-in-no-legal-state", telling("closed", "0")),
                Arguments.of("due-without-time", telling("due", "0")),
                Arguments.of("dead-without-cause", telling("dead", "0")),
                Arguments.of(
                        "unfinished-in-closed-submission",
                        telling("due", "0") + "; UPDATE submission SET state = 'erased' WHERE id = :id"),
                Arguments.of(
                        "submission-without-delivery",
                        "DELETE FROM delivery WHERE submission_id = :id; " + telling("delivered", "0")),
                Arguments.of(
                        "parked-without-probe",
                        "INSERT INTO target (name, parked_at) VALUES ('forgotten ' || :id, now())"));
    }

    /** A delivery that tells the portal, of which that many news are untold. */
    private static String telling(String state, String untold) {
        return """
                INSERT INTO delivery (id, submission_id, target, role, chain, position, state, idempotency_key, receipt_sealed, news,
                    news_claimed)
                VALUES (gen_random_uuid(), :id, 'planted', 'status', -1, 0, '%s', gen_random_uuid(), '', 1 + %s, 1)
                """.formatted(state, untold);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("orphans")
    void namesEachKindOfOrphan(String kind, String planting) {
        UUID id = ledger.anApplication().to("planted", "specialist").accepted();
        plant(planting, id);

        Reconciliation.Report report = ledger.reconciliation.report(Scope.EVERYWHERE);

        assertThat(report.unaccounted()).isPositive();
        assertThat(report.orphans().stream().filter(orphan -> concerns(orphan, id)))
                .extracting(Reconciliation.Orphan::kind)
                .contains(kind);
        uproot(id);
    }

    private static boolean concerns(Reconciliation.Orphan orphan, UUID id) {
        return id.toString().equals(orphan.submission()) || orphan.id().endsWith(id.toString());
    }

    private void plant(String planting, UUID id) {
        ledger.sql.sql("""
                        SET session_replication_role = replica;
                        ALTER TABLE delivery DROP CONSTRAINT IF EXISTS delivery_check, DROP CONSTRAINT IF EXISTS delivery_check1,
                            DROP CONSTRAINT IF EXISTS delivery_check2, DROP CONSTRAINT IF EXISTS delivery_state_check;
                        ALTER TABLE submission DROP CONSTRAINT IF EXISTS submission_state_check;
                        """ + planting.replace(":id", "'" + id + "'")).update();
    }

    private void uproot(UUID id) {
        plant("""
                DELETE FROM event WHERE submission_id = :id; DELETE FROM delivery WHERE submission_id = :id;
                DELETE FROM submission WHERE id = :id; DELETE FROM target WHERE parked_at IS NOT NULL
                """, id);
        assertThat(ledger.reconciliation.report(Scope.EVERYWHERE).unaccounted()).isZero();
    }

    @Test
    void countsEverySubmissionInItsOneState() {
        TestLedger counted = new TestLedger();
        try (TestLedger.Hub own = counted.hub()) {
            counted.anApplication().to("dms").accepted();
            UUID delivered = counted.anApplication().to("file").accepted();
            counted.records.delivered(counted.claimed(own, delivered, "file"), aReceipt());
            counted.aDeadDelivery(own, "specialist", Failure.Kind.REJECTED);
            UUID held = counted.anApplication().ofCase("C").to("citko").accepted();
            counted.records.dead(counted.claimed(own, held, "citko"), aFailure(Failure.Kind.REJECTED), false);
            counted.anApplication().ofCase("C").to("citko").accepted();
            counted.withdrawals.withdraw(counted.anApplication().to("mail").accepted());
            counted.anApplication().to("parked").accepted();
            counted.targets.park("parked", Failure.Kind.UNAVAILABLE, "connect", Duration.ofSeconds(5));
            UUID archived = counted.aDeadDelivery(own, "archive", Failure.Kind.REJECTED);
            counted.archive.archive(anAct(), new Selection.Ids(List.of(archived)));

            Reconciliation.Report report = counted.reconciliation.report(Scope.EVERYWHERE);

            assertThat(report.orphans()).isEmpty();
            assertThat(report.accepted()).isEqualTo(8);
            assertThat(report.counts())
                    .containsEntry("in-flight", 1L)
                    .containsEntry("delivered", 1L)
                    .containsEntry("dead", 2L)
                    .containsEntry("held", 1L)
                    .containsEntry("closed", 1L)
                    .containsEntry("parked", 1L)
                    .containsEntry("archived", 1L)
                    .containsEntry("waiting", 0L)
                    .containsEntry("erased", 0L);
        }
    }

    @Test
    void doesNotCallAClaimTooOldWhoseAttemptMayStillRun() {
        TestLedger counted = new TestLedger();
        try (TestLedger.Hub own = counted.hub()) {
            counted.anApplication().to("dms").accepted();
            own.claim("dms");
            counted.sql
                    .sql("UPDATE delivery SET claimed_at = now() - interval '650 s'")
                    .update();

            assertThat(counted.reconciliation.report(Scope.EVERYWHERE).orphans())
                    .isEmpty();
        }
    }

    @Test
    void countsOnlyWhatIsInScope() {
        TestLedger counted = new TestLedger();
        counted.anApplication().ofTenant("kreis-soest").to("dms").accepted();
        counted.anApplication().ofTenant("kreis-mettmann").to("dms").accepted();

        assertThat(counted.reconciliation.report(Scope.of("kreis-soest")).accepted())
                .isOne();
    }

    @Test
    void callsHeldWhatWaitsForADeadOneOverACorner() {
        TestLedger counted = new TestLedger();
        try (TestLedger.Hub own = counted.hub()) {
            UUID first =
                    counted.anApplication().ofCase("C").to("dms", "specialist").accepted();
            counted.records.dead(counted.claimed(own, first, "dms"), aFailure(Failure.Kind.REJECTED), false);
            UUID second = counted.anApplication().ofCase("C").to("specialist").accepted();

            assertThat(own.claim("specialist")).isEmpty();
            assertThat(counted.reconciliation.report(Scope.EVERYWHERE).counts())
                    .containsEntry("held", 1L)
                    .containsEntry("in-flight", 0L);
            assertThat(counted.stateOf(second)).isEqualTo("held");
        }
    }

    @Test
    void doesNotCallHeldWhatWaitsForOneThatGoesOnAlthoughItsHeadIsRepeatedAndDead() {
        TestLedger counted = new TestLedger();
        try (TestLedger.Hub own = counted.hub()) {
            UUID first = counted.anApplication()
                    .ofCase("C")
                    .to("dms", "specialist", "notice")
                    .accepted();
            Claim head = counted.claimed(own, first, "dms");
            counted.records.delivered(head, aReceipt());
            counted.replays.replay(anAct(), new Selection.Ids(List.of(head.delivery())), new ReplayMode.Again("dms"));
            counted.records.dead(counted.claimed(own, first, "dms"), aFailure(Failure.Kind.REJECTED), false);
            UUID second = counted.anApplication().ofCase("C").to("notice").accepted();

            assertThat(counted.reconciliation.report(Scope.EVERYWHERE).counts())
                    .containsEntry("dead", 1L)
                    .containsEntry("held", 0L)
                    .containsEntry("in-flight", 1L);
            assertThat(counted.stateOf(second)).isEqualTo("in-flight");
        }
    }
}
