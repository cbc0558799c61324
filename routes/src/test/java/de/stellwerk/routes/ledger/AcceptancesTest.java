package de.stellwerk.routes.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AcceptancesTest {

    private final TestLedger ledger = new TestLedger();

    @Test
    void keepsEverythingSealed() {
        UUID id = ledger.anApplication().withReference("Erika-1").to("dms").accepted();

        Vault.Key key = ledger.documents.key(id).orElseThrow();
        assertThat(ledger.documents.form(key)).hasValue("form".getBytes());
        assertThat(ledger.documents.antrag(key)).hasValue("<antrag/>".getBytes());
        assertThat(ledger.submissions.acknowledgement("portal", id)).hasValue("jws of " + id);
        assertThat(ledger.submissions.acknowledgement("another portal", id)).isEmpty();
        assertThat(ledger.sql
                        .sql("SELECT s::text FROM submission s")
                        .query(String.class)
                        .single())
                .doesNotContain("Erika");
    }

    @Test
    void answersTheSameContentWithTheSameAcknowledgement() {
        UUID id = ledger.anApplication().withReference("A").to("dms").accepted();

        Acceptance.Outcome again =
                ledger.anApplication().withReference("A").to("dms").accept();

        assertThat(again).isInstanceOfSatisfying(Acceptance.Outcome.Repeated.class, repeated -> {
            assertThat(repeated.acknowledged().id()).isEqualTo(id);
            assertThat(repeated.acknowledged().jws()).isEqualTo("jws of " + id);
        });
    }

    /** A claim holds its target's row until it is on disk. */
    @Test
    void doesNotWaitForWhoeverClaimsAtItsTarget() throws Exception {
        ledger.anApplication().to("dms").accepted();
        try (Connection claiming = ledger.database.getConnection();
                Statement statement = claiming.createStatement()) {
            claiming.setAutoCommit(false);
            statement.executeUpdate("UPDATE target SET tokens = tokens WHERE name = 'dms'");

            assertTimeoutPreemptively(
                    Duration.ofSeconds(10),
                    () -> ledger.anApplication().to("dms").accepted());

            claiming.rollback();
        }
    }

    @Test
    void refusesOtherContentUnderTheSameReference() {
        UUID id = ledger.anApplication().withReference("A").to("dms").accepted();

        assertThat(ledger.anApplication()
                        .withReference("A")
                        .withContent("other")
                        .to("dms")
                        .accept())
                .isEqualTo(new Acceptance.Outcome.OtherContent(id));
    }

    @Test
    void saysThatWhatWasWithdrawnStaysClosed() {
        UUID id = ledger.anApplication().withReference("A").to("dms").accepted();
        ledger.withdrawals.withdraw(id);

        assertThat(ledger.anApplication().withReference("A").to("dms").accept())
                .isInstanceOfSatisfying(Acceptance.Outcome.Repeated.class, repeated -> assertThat(repeated.closed())
                        .isTrue());
    }

    @Test
    void makesOneSubmissionOfFiftyAtOnce() throws Exception {
        var workers = Executors.newFixedThreadPool(50);
        List<Callable<Acceptance.Outcome>> fifty = IntStream.range(0, 50)
                .mapToObj(i -> (Callable<Acceptance.Outcome>) () ->
                        ledger.anApplication().withReference("A").to("dms").accept())
                .toList();

        var outcomes = workers.invokeAll(fifty);

        int stored = 0;
        for (var outcome : outcomes) {
            stored += outcome.get() instanceof Acceptance.Outcome.Stored ? 1 : 0;
        }
        workers.shutdown();
        assertThat(stored).isEqualTo(1);
        assertThat(ledger.sql
                        .sql("SELECT count(*) FROM submission")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        assertThat(ledger.sql
                        .sql("SELECT count(*) FROM delivery")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void keepsAValidFormWhoseMappingFailsAsDead() {
        UUID id = ledger.anApplication()
                .whoseMappingFails()
                .to("dms", "specialist")
                .accepted();

        assertThat(ledger.stateOf(id)).isEqualTo("dead");
        assertThat(ledger.submissions.find(id).orElseThrow().deliveries())
                .extracting(Submissions.DeliveryView::state)
                .containsExactly("dead", "held");
    }

    @Test
    void stagesAttachmentsInChunksAndOpensThemAgain() throws IOException {
        byte[] content = new byte[1_000_003];
        new Random(7).nextBytes(content);
        Vault.Key key = ledger.vault.newKey(UUID.randomUUID());

        Uploads.Staged staged = ledger.uploads.stage(key, new ByteArrayInputStream(content), 2_000_000);

        assertThat(staged.size()).isEqualTo(content.length);
        assertThat(ledger.documents.attachment(key, staged.id())).hasBinaryContent(content);
        assertThat(ledger.sql
                        .sql("SELECT count(*) FROM attachment_chunk")
                        .query(Integer.class)
                        .single())
                .isGreaterThan(2);
    }

    @Test
    void keepsNothingOfAnAttachmentThatIsTooLargeOrRefused() {
        Vault.Key key = ledger.vault.newKey(UUID.randomUUID());

        assertThatThrownBy(() -> ledger.uploads.stage(key, new ByteArrayInputStream(new byte[600_000]), 500_000))
                .isInstanceOf(Uploads.TooLarge.class);
        ledger.uploads.discard(key);

        assertThat(ledger.sql
                        .sql("SELECT count(*) FROM attachment_chunk")
                        .query(Integer.class)
                        .single())
                .isZero();
    }
}
