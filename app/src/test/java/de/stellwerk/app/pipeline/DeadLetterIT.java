package de.stellwerk.app.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Refused, exhausted, unknown or not mapped ▸ dead letter with its cause ▸ operations page ▸ replay ▸ far end. */
@OnTheTestHub
class DeadLetterIT {

    private static final String MAPPING = "services/hundehaltung/from-json.xsl";

    private final TestHub hub;

    DeadLetterIT(TestHub hub) {
        this.hub = hub;
    }

    @Test
    void aRefusedDeliveryIsDeadWithItsCauseAndArrivesWhenItIsReplayed() {
        hub.citkoServer().fault("400", 0);
        Submission submission = hub.portal().send(Application.aReitkennzeichen());

        DeadLetter letter = hub.operations().deadLetterOf(submission);
        assertThat(letter.target()).isEqualTo("citko-kreis-soest");
        assertThat(letter.cause()).isEqualTo("rejected antrag http-400");
        assertThat(submission.state()).isEqualTo("dead");

        hub.citkoServer().mend();
        hub.operations().replay(letter);
        submission.comesTo("delivered");
        assertThat(hub.citko().antraege(submission.receipt("dms", "aktenzeichen")))
                .hasSize(1);
        assertThat(hub.operations().page()).doesNotContain(letter);
    }

    @Test
    void anAdapterThatCrashesUsesUpItsAttemptsAndNothingElseDies() {
        Submission submission = hub.portal().send(Application.aHundehaltung().in(Application.BORKEN));

        DeadLetter letter = hub.operations().deadLetterOf(submission);
        assertThat(letter.cause()).isEqualTo("crashed accept illegal-state-exception");
        assertThat(submission.delivery("dms").path("attempts").asInt()).isEqualTo(4);

        try (var mended = hub.catalogue()
                .with("targets/absturz-kreis-borken/target.yml", yml -> yml.replace("crash", "accept"))) {
            hub.operations().replay(letter);
            submission.comesTo("delivered");
            assertThat(submission.receipt("dms", "vorgangsnummer")).startsWith("DEMO-");
        }
    }

    @Test
    void anAnswerThatGotLostIsLookedForAndTheEffectIsThereOnce() {
        hub.dmsServer().fault("swallow", 1);
        hub.citkoServer().fault("swallow", 1);

        Submission submission =
                hub.portal().send(Application.aReitkennzeichen()).comesTo("delivered");

        String aktenzeichen = submission.receipt("dms", "aktenzeichen");
        assertThat(hub.dms().documents("67/30/Reitkennzeichen/" + aktenzeichen)).hasSize(4);
        assertThat(hub.citko().antraege(aktenzeichen)).hasSize(1);
        assertThat(hub.citko().anlagen(submission.receipt("specialist", "vorgangsnummer")))
                .hasSize(2);
        assertThat(foundSteps(submission)).contains("antrag");
    }

    @Test
    void whereNobodyCanTellAnOperatorLooksAndTheChainGoesOnWithTheReceiptHeFound() {
        int before = hub.sink().postedTo("/hoexter").size();
        hub.sinkServer().fault("swallow", 1);
        Submission submission = hub.portal().send(Application.aReitkennzeichen().in(Application.HOEXTER));

        DeadLetter letter = hub.operations().deadLetterOf(submission);
        assertThat(letter.cause()).isEqualTo("outcome-unknown post cannot-tell");
        assertThat(submission.delivery("specialist").path("state").asString()).isEqualTo("held");

        hub.operations().arrived(letter, Map.of("aktenzeichen", "HX-2026-17"));
        submission.comesTo("delivered");
        assertThat(submission.receipt("dms", "aktenzeichen")).isEqualTo("HX-2026-17");
        assertThat(DroppedFolder.of(hub.drop().resolve("kreis-hoexter"), submission, "specialist")
                        .files())
                .hasSize(4);
        assertThat(hub.sink().postedTo("/hoexter")).hasSize(before + 1);
    }

    @Test
    void aValidFormThatOurMappingFailsOnIsAcceptedAndArrivesWhenTheMappingIsMended() {
        Submission submission;
        DeadLetter letter;
        try (var broken = hub.catalogue().with(MAPPING, DeadLetterIT::failingOnASpecialCase)) {
            submission = hub.portal().send(Application.aHundehaltung().remarking("Sonderfall"));
            letter = hub.operations().deadLetterOf(submission);
            assertThat(letter.failureClass()).isEqualTo("mapping");
            assertThat(letter.place()).isEqualTo("map");
            hub.portal().send(Application.aHundehaltung()).comesTo("delivered");
        }

        hub.operations().replay(letter);
        submission.comesTo("delivered");
        String folder = "32/10/Hundehaltung/" + submission.receipt("dms", "aktenzeichen");
        assertThat(new String(hub.dms().documents(folder).get("antrag.xml"))).contains("Sonderfall", submission.id());
    }

    @Test
    void aDeadDeliveryHoldsThoseOfItsCaseUntilItIsReplayedAndNoOthers() {
        String reference = UUID.randomUUID().toString();
        hub.citkoServer().fault("400", 1);
        Submission first = hub.portal().send(Application.aReitkennzeichen().ofCase(reference));
        DeadLetter letter = hub.operations().deadLetterOf(first);
        Submission second = hub.portal().send(Application.aReitkennzeichen().ofCase(reference));

        second.comesTo("dms", "delivered").comesTo("specialist", "held");
        hub.portal().send(Application.aReitkennzeichen()).comesTo("delivered");
        assertThat(second.state()).isEqualTo("held");

        hub.operations().replay(letter);
        first.comesTo("delivered");
        second.comesTo("delivered");
        assertThat(vorgangsnummern(first, second)).isSorted();
    }

    private List<String> vorgangsnummern(Submission... submissions) {
        return List.of(submissions).stream()
                .flatMap(submission -> hub.citko().antraege(submission.receipt("dms", "aktenzeichen")).stream())
                .map(antrag -> antrag.path("reference").asString())
                .toList();
    }

    private List<String> foundSteps(Submission submission) {
        return hub.ledger()
                .sql(
                        "SELECT name FROM step WHERE found AND delivery_id IN (SELECT id FROM delivery WHERE submission_id = ?)")
                .param(submission.uuid())
                .query(String.class)
                .list();
    }

    private static String failingOnASpecialCase(String mapping) {
        return mapping.replace(
                "<xsl:apply-templates select=\"j:map/j:array",
                "<xsl:if test=\"$wert('bemerkung') = 'Sonderfall'\"><xsl:message terminate=\"yes\"/></xsl:if>"
                        + "<xsl:apply-templates select=\"j:map/j:array");
    }
}
