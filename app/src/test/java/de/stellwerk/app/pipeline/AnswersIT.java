package de.stellwerk.app.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Specialist system ▸ message ▸ ledger ▸ Akte in the DMS, and ▸ portal, which lists, fetches and confirms it. */
@OnTheTestHub
class AnswersIT {

    private final TestHub hub;

    AnswersIT(TestHub hub) {
        this.hub = hub;
    }

    @Test
    void aDecisionComesIntoTheAkteOfItsApplicationAndToThePortal() {
        Submission submission =
                hub.portal().send(Application.aReitkennzeichen()).comesTo("delivered");

        String message = decide(submission, "B-" + submission.id());

        Map<String, byte[]> akte = akte(submission, 6);
        assertThat(akte).containsKeys("antrag.xml", "antrag.pdf");
        assertThat(akte.keySet())
                .filteredOn(name -> name.matches("nachricht-[0-9a-f]{12}(-01-Bescheid\\.pdf|\\.xml)"))
                .hasSize(2);
        assertThat(listed(submission)).singleElement().satisfies(entry -> {
            assertThat(entry.path("id").asString()).isEqualTo(message);
            assertThat(entry.path("state").asString()).isEqualTo("waiting");
            assertThat(entry.path("sender").asString()).isEqualTo("citko-kreis-soest");
        });
        assertThat(letter(message)).startsWith('%', 'P', 'D', 'F');
        confirm(message);
        await().atMost(Submission.PATIENCE)
                .untilAsserted(() -> assertThat(state(message)).isEqualTo("delivered"));
        assertThat(listed(submission))
                .extracting(entry -> entry.path("state").asString())
                .containsExactly("delivered");
        assertThat(submission.state()).isEqualTo("delivered");
    }

    @Test
    void whileTheDmsIsAwayThePortalHasTheMessageAlready() {
        Submission submission =
                hub.portal().send(Application.aReitkennzeichen()).comesTo("delivered");
        hub.dmsServer().fault("503", 0);

        String message = decide(submission, "B-" + submission.id());

        await().atMost(Submission.PATIENCE)
                .untilAsserted(() -> assertThat(state(message)).isEqualTo("parked"));
        confirm(message);
        hub.dmsServer().mend();
        await().atMost(Submission.PATIENCE)
                .untilAsserted(() -> assertThat(state(message)).isEqualTo("delivered"));
        assertThat(akte(submission, 6)).hasSize(6);
    }

    @Test
    void theSameMessageAgainIsTheSameMessage() {
        Submission submission =
                hub.portal().send(Application.aReitkennzeichen()).comesTo("delivered");

        String message = decide(submission, "B-" + submission.id());

        assertThat(decide(submission, "B-" + submission.id())).isEqualTo(message);
        assertThat(listed(submission)).hasSize(1);
        confirm(message);
        assertThat(akte(submission, 6)).hasSize(6);
    }

    @Test
    void aFollowUpIsOfTheSameCase() {
        Submission first = hub.portal().send(Application.aReitkennzeichen()).comesTo("delivered");
        Application more = Application.aReitkennzeichen();
        more.envelope().put("case", first.id());

        Submission second = hub.portal().send(more).comesTo("delivered");

        assertThat(second.status().path("caseId").asString()).isEqualTo(first.id());
        confirm(decide(second, "B-" + second.id()));
        assertThat(listed(first)).hasSize(1);
    }

    private String decide(Submission submission, String reference) {
        return new Clerk(hub).decides(submission, reference);
    }

    /** The documents in the DMS once there are so many. */
    private Map<String, byte[]> akte(Submission submission, int documents) {
        String folder = "67/30/Reitkennzeichen/" + submission.receipt("dms", "aktenzeichen");
        await().atMost(Submission.PATIENCE)
                .untilAsserted(() -> assertThat(hub.dms().documents(folder)).hasSize(documents));
        return hub.dms().documents(folder);
    }

    private List<JsonNode> listed(Submission submission) {
        Web.Answer answer = hub.portal().get("/api/v1/cases/" + submission.id() + "/messages");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json().path("messages").valueStream().toList();
    }

    private byte[] letter(String message) {
        JsonNode shown = hub.portal().get("/api/v1/messages/" + message).json();
        String attachment = shown.at("/attachments/0/id").asString();
        return hub.portal()
                .get("/api/v1/messages/" + message + "/attachments/" + attachment)
                .bytes();
    }

    private void confirm(String message) {
        Web.Answer answer = hub.web()
                .post(
                        "/api/v1/messages/" + message + "/receipt",
                        "Bearer " + TestHub.PORTAL_KEY,
                        "application/json",
                        "{\"reference\": \"P-1\"}".getBytes(StandardCharsets.UTF_8));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    private String state(String message) {
        return hub.operations().submission(message).path("state").asString();
    }
}
