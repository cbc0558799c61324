package de.stellwerk.routes.ledger;

import static de.stellwerk.routes.ledger.TestLedger.aFailure;
import static de.stellwerk.routes.ledger.TestLedger.aReceipt;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CasesTest {

    private final TestLedger ledger = new TestLedger();
    private final TestLedger.Hub hub = ledger.hub();

    @AfterEach
    void everythingIsAccountedFor() {
        assertThat(ledger.reconciliation.report(Scope.EVERYWHERE).orphans()).isEmpty();
        hub.close();
    }

    @Test
    void aSubmissionIsItsOwnCaseUnlessThePortalNamesOne() {
        UUID alone = ledger.anApplication().to("dms").accepted();
        UUID first = ledger.anApplication().ofCase("V-1").to("dms").accepted();
        UUID second = ledger.anApplication().ofCase("V-1").to("dms").accepted();

        assertThat(caseOf(alone)).isEqualTo(alone);
        assertThat(caseOf(second)).isEqualTo(caseOf(first)).isNotEqualTo(first);
        assertThat(caseOf(first).version()).isEqualTo(8);
    }

    @Test
    void theOldHubsRowsGetTheSameCase() {
        UUID first = ledger.anApplication().ofCase("V-1").to("dms").accepted();
        UUID old = UUID.randomUUID();
        ledger.sql.sql("""
                        INSERT INTO submission (id, portal, reference_hash, content_hash, service, service_key, service_pin, variant,
                                                tenant, area, case_hash, test, received_at, frame_sealed)
                        SELECT ?, portal, 'old', content_hash, service, service_key, service_pin, variant, tenant, area, case_hash,
                               test, received_at, frame_sealed FROM submission WHERE id = ?
                        """).params(old, first).update();

        UUID given = ledger.sql
                .sql("SELECT case_id FROM submission WHERE id = ?")
                .param(old)
                .query(UUID.class)
                .single();

        assertThat(given).isEqualTo(caseOf(first));
        ledger.sql.sql("DELETE FROM submission WHERE id = ?").param(old).update();
    }

    @Test
    void aFollowUpComesAfterWhatItFollows() {
        UUID first = ledger.anApplication().to("dms").accepted();
        UUID followUp =
                ledger.anApplication().ofCase(first.toString()).to("dms").accepted();

        assertThat(caseOf(followUp)).isEqualTo(first);
        List<Claim> claims = hub.claim("dms");
        assertThat(claims).extracting(Claim::submission).containsExactly(first);
        ledger.records.delivered(claims.get(0), aReceipt());
        assertThat(hub.claim("dms")).extracting(Claim::submission).containsExactly(followUp);
    }

    @Test
    void aMessageMayBeWrittenWhereSomethingWasDeliveredOnly() {
        UUID id = ledger.anApplication().to("dms", "specialist").accepted();
        assertThat(ledger.cases.deliveredTo("dms", id)).isEmpty();

        deliver("dms");

        assertThat(ledger.cases.deliveredTo("dms", id)).isPresent();
        assertThat(ledger.cases.deliveredTo("specialist", id)).isEmpty();
        assertThat(ledger.cases.deliveredTo("dms", UUID.randomUUID())).isEmpty();
    }

    @Test
    void aMessageKnowsTheReceiptsOfItsApplication() {
        UUID id = delivered();

        UUID message = message(id, "M-1", "content");

        Claim claim = ledger.claimed(hub, message, "dms");
        assertThat(claim.isMessage()).isTrue();
        assertThat(claim.caseId()).isEqualTo(id);
        assertThat(hub.claims.receiptsBefore(claim)).containsEntry("dms", aReceipt());
    }

    @Test
    void aMessageWaitsForItsPortalUntilThatConfirms() {
        UUID message = message(delivered(), "M-1", "content");
        assertThat(ledger.stateOf(message)).isEqualTo("waiting");
        assertThat(ledger.messages.unconfirmed(Scope.EVERYWHERE, Duration.ZERO))
                .singleElement()
                .satisfies(all -> assertThat(all.waiting()).isEqualTo(1));

        confirm(message, "P-1");
        assertThat(ledger.stateOf(message)).isEqualTo("in-flight");
        deliver("dms");

        assertThat(ledger.stateOf(message)).isEqualTo("delivered");
        assertThat(ledger.messages.find("portal", message).orElseThrow().receipt())
                .containsEntry("reference", "P-1");
        assertThat(ledger.messages.unconfirmed(Scope.EVERYWHERE, Duration.ZERO)).isEmpty();
        assertThat(ledger.reconciliation.report(Scope.EVERYWHERE).counts()).containsEntry("delivered", 2L);
    }

    @Test
    void theFirstConfirmationStands() {
        UUID message = message(delivered(), "M-1", "content");
        confirm(message, "P-1");
        confirm(message, "P-2");

        assertThat(ledger.messages.find("portal", message).orElseThrow().receipt())
                .containsEntry("reference", "P-1");
    }

    @Test
    void twentyAtOnceAreOneMessage() throws Exception {
        UUID id = delivered();
        Cases.Answerable about = ledger.cases.deliveredTo("specialist", id).orElseThrow();
        Callable<Acceptance.Outcome> one = () -> ledger.answer("specialist", about, "M-1", "content");
        var workers = Executors.newFixedThreadPool(20);

        var outcomes = workers.invokeAll(Stream.generate(() -> one).limit(20).toList());

        int stored = 0;
        for (var outcome : outcomes) {
            stored += outcome.get() instanceof Acceptance.Outcome.Stored ? 1 : 0;
        }
        workers.shutdown();
        assertThat(stored).isEqualTo(1);
        assertThat(ledger.sql
                        .sql("SELECT count(*) FROM delivery WHERE answer")
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void otherContentUnderTheSameReferenceIsToldApart() {
        UUID id = delivered();
        UUID message = message(id, "M-1", "content");
        Cases.Answerable about = ledger.cases.deliveredTo("specialist", id).orElseThrow();

        assertThat(ledger.answer("specialist", about, "M-1", "other"))
                .isEqualTo(new Acceptance.Outcome.OtherContent(message));
        assertThat(ledger.answer("another", about, "M-1", "other")).isInstanceOf(Acceptance.Outcome.Stored.class);
    }

    @Test
    void aMessageWaitsForItsApplicationToBeFiled() {
        UUID id = ledger.anApplication().to("dms").to("specialist").accepted();
        deliver("specialist");
        UUID message = message(id, "M-1", "content");

        Claim filing = hub.claim("dms").get(0);
        assertThat(filing.submission()).isEqualTo(id);
        assertThat(hub.claim("dms")).isEmpty();
        ledger.records.dead(filing, aFailure(Failure.Kind.REJECTED), false);
        assertThat(ledger.stateOf(message)).isEqualTo("held");
    }

    @Test
    void anApplicationNeverWaitsForAMessage() {
        UUID id = delivered();
        UUID message = message(id, "M-1", "content");
        ledger.records.dead(ledger.claimed(hub, message, "dms"), aFailure(Failure.Kind.REJECTED), false);

        UUID followUp = ledger.anApplication().ofCase(id.toString()).to("dms").accepted();

        assertThat(ledger.stateOf(followUp)).isEqualTo("in-flight");
        assertThat(hub.claim("dms")).extracting(Claim::submission).containsExactly(followUp);
    }

    @Test
    void aMessageIsNoSubmissionOfThePortal() {
        UUID message = message(delivered(), "M-1", "content");

        assertThat(ledger.submissions.ofPortal("portal", message)).isEmpty();
        assertThat(ledger.submissions.find(message).orElseThrow().sender()).isEqualTo("specialist");
        assertThat(ledger.messages.find("another", message)).isEmpty();
    }

    private UUID delivered() {
        UUID id = ledger.anApplication().to("dms", "specialist").accepted();
        deliver("dms");
        deliver("specialist");
        return id;
    }

    private void deliver(String target) {
        hub.claim(target).forEach(claim -> ledger.records.delivered(claim, aReceipt()));
    }

    private UUID message(UUID application, String reference, String content) {
        Cases.Answerable about =
                ledger.cases.deliveredTo("specialist", application).orElseThrow();
        return ((Acceptance.Outcome.Stored) ledger.answer("specialist", about, reference, content))
                .acknowledged()
                .id();
    }

    private void confirm(UUID message, String reference) {
        ledger.messages.confirm(ledger.messages.find("portal", message).orElseThrow(), Optional.of(reference));
    }

    private UUID caseOf(UUID submission) {
        return ledger.submissions.find(submission).orElseThrow().caseId();
    }
}
