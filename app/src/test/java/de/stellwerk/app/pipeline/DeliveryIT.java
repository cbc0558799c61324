package de.stellwerk.app.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Ledger ▸ wake ▸ deliver ▸ claim ▸ adapter ▸ receipt ▸ next in the chain, as the systems at its ends see it. */
@OnTheTestHub
class DeliveryIT {

    private static final String RATINGEN = "051580028028";
    private static final String DORTMUND = "059130000000";

    private final TestHub hub;

    DeliveryIT(TestHub hub) {
        this.hub = hub;
    }

    @Test
    void anApplicationIsFiledInTheDmsAndHandedToTheSpecialistSystemUnderItsAktenzeichen() {
        Application application = Application.aReitkennzeichen();

        Submission submission = hub.portal().send(application).comesTo("delivered");

        String aktenzeichen = submission.receipt("dms", "aktenzeichen");
        assertComplete(submission, application, hub.dms().documents("67/30/Reitkennzeichen/" + aktenzeichen));
        assertThat(hub.citko().antraege(aktenzeichen)).singleElement().satisfies(antrag -> assertThat(
                        antrag.path("reference").asString())
                .isEqualTo(submission.receipt("specialist", "vorgangsnummer")));
        assertThat(hub.citko().anlagen(submission.receipt("specialist", "vorgangsnummer")))
                .extracting(anlage -> anlage.path("context").asString())
                .containsExactly("haltererklaerung.pdf", "pferd.png");
    }

    @Test
    void aFormThatNamesATownGoesToTheKreisWithItsDmsAndItsClerksDirectory() {
        Application application = Application.aReitkennzeichen().in(RATINGEN);

        Submission submission = hub.portal("sit").send(application).comesTo("delivered");

        assertThat(submission.status().path("tenant").asString()).isEqualTo("kreis-mettmann");
        String aktenzeichen = submission.receipt("dms", "aktenzeichen");
        assertComplete(submission, application, hub.dms().documents("61/4/Reitkennzeichen/" + aktenzeichen));
        assertComplete(
                submission,
                application,
                DroppedFolder.of(directory("kreis-mettmann"), submission, "specialist")
                        .files());
    }

    @Test
    void aServiceWithoutSpecialistSystemIsFiledInTheDmsAlone() {
        Submission submission =
                hub.portal("sit").send(Application.aHundehaltung()).comesTo("delivered");

        assertThat(submission.status().path("deliveries")).hasSize(1);
        assertThat(hub.dms().documents("32/10/Hundehaltung/" + submission.receipt("dms", "aktenzeichen")))
                .containsOnlyKeys("01-sachkundenachweis.pdf", "02-versicherung.pdf", "antrag.pdf", "antrag.xml");
    }

    @Test
    void anXoevMessageWithItsAttachmentsIsDroppedCompleteForTheClerksOfATown() {
        Portal portal = hub.portal("kommunalportal-nrw");

        Submission submission = portal.accepted(portal.submit(
                        XoevMessage.CONTENT_TYPE,
                        XoevMessage.aReitkennzeichen(DORTMUND).body()))
                .comesTo("delivered");

        assertThat(submission.status().path("tenant").asString()).isEqualTo("stadt-dortmund");
        assertThat(submission.status().path("deliveries"))
                .as("one directory takes both roles")
                .hasSize(1);
        Map<String, byte[]> files =
                DroppedFolder.of(directory("stadt-dortmund"), submission, "dms").files();
        assertThat(files)
                .hasSize(4)
                .containsEntry("01-haltererklaerung.pdf", XoevMessage.haltererklaerung())
                .containsEntry("02-pferd.png", XoevMessage.pferd());
        assertRenditions(submission, files);
        assertThat(DroppedFolder.list(directory("stadt-dortmund")))
                .as("nothing is left in the making, beside the marks of what was delivered")
                .filteredOn(entry -> entry.getFileName().toString().startsWith("."))
                .extracting(entry -> entry.getFileName().toString())
                .containsExactly(".delivered");
    }

    @Test
    void anXoevMessageReachesDmsAndSpecialistSystemLikeAJsonForm() {
        Portal portal = hub.portal("kommunalportal-nrw");

        Submission submission = portal.accepted(portal.submit(
                        XoevMessage.CONTENT_TYPE,
                        XoevMessage.aReitkennzeichen(Application.SOEST).body()))
                .comesTo("delivered");

        String aktenzeichen = submission.receipt("dms", "aktenzeichen");
        assertRenditions(submission, hub.dms().documents("67/30/Reitkennzeichen/" + aktenzeichen));
        assertThat(hub.citko().antraege(aktenzeichen)).hasSize(1);
    }

    private Path directory(String authority) {
        return hub.drop().resolve(authority);
    }

    private static void assertComplete(Submission submission, Application sent, Map<String, byte[]> documents) {
        assertThat(documents)
                .hasSize(4)
                .containsEntry("01-haltererklaerung.pdf", sent.attachments().get(0))
                .containsEntry("02-pferd.png", sent.attachments().get(1));
        assertRenditions(submission, documents);
    }

    private static void assertRenditions(Submission submission, Map<String, byte[]> documents) {
        assertThat(new String(documents.get("antrag.xml"), StandardCharsets.UTF_8))
                .contains(submission.id(), ">Mustermann<");
        assertThat(documents.get("antrag.pdf")).startsWith('%', 'P', 'D', 'F');
    }
}
