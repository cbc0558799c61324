package de.stellwerk.routes.intake;

import static de.stellwerk.routes.intake.Envelopes.anEnvelope;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Messages of targets as they come in, and as their portals fetch and confirm them. All data is invented. */
class AnsweringTest {

    private static final byte[] PDF = "%PDF-1.7 invented".getBytes(StandardCharsets.UTF_8);

    private final TestIntake hub = TestIntake.shared();
    private final Http portal = new Http(hub, "demo-json");
    private final Http target = new Http(hub, "answers-of-ziel");
    private final Http other = new Http(hub, "answers-of-echt");

    @Test
    void aDecisionIsStoredAcknowledgedListedFetchedAndConfirmed() {
        String application = delivered();

        Http.Answer answer = send(application, aDecision());

        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
        String id = text(answer, "id");
        assertThat(text(answer, "caseId")).isEqualTo(application);
        assertThat(text(answer, "acknowledgement").split("\\.")).hasSize(3);
        JsonNode listed = messages(application);
        assertThat(listed).hasSize(1);
        assertThat(listed.get(0).get("id").stringValue()).isEqualTo(id);
        assertThat(listed.get(0).get("state").stringValue()).isEqualTo("waiting");
        JsonNode shown = portal.get("/api/v1/messages/" + id).json();
        assertThat(shown.at("/content/kind").stringValue()).isEqualTo("decision");
        assertThat(shown.at("/content/attachments/0").has("data")).isFalse();
        Http.Answer attachment = portal.get("/api/v1/messages/" + id + "/attachments/"
                + shown.at("/attachments/0/id").stringValue());
        assertThat(attachment.body()).isEqualTo("%PDF-1.7 invented");
        assertThat(attachment.header("Content-Disposition")).startsWith("attachment");
        assertThat(confirm(id, "{\"reference\": \"P-77\"}")
                        .json()
                        .at("/receipt/reference")
                        .stringValue())
                .isEqualTo("P-77");
        assertThat(messages(application).get(0).get("state").stringValue()).isEqualTo("delivered");
    }

    @Test
    void confirmingAgainChangesNothing() {
        String id = text(send(delivered(), aStatus()), "id");

        Http.Answer first = confirm(id, "{\"reference\": \"P-1\"}");
        Http.Answer again = confirm(id, "{\"reference\": \"P-2\"}");

        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json()).isEqualTo(first.json());
        assertThat(confirm(id, "").json()).isEqualTo(first.json());
    }

    @Test
    void thePortalLearnsOfItThroughItsEvents() {
        String application = delivered();
        String id = text(send(application, aStatus()), "id");

        assertThat(hub.sql()
                        .sql(
                                "SELECT type || ' ' || portal || ' ' || (data ->> 'case') FROM event WHERE submission_id = ?::uuid")
                        .param(id)
                        .query(String.class)
                        .list())
                .containsExactly("message.received json " + application);
    }

    @Test
    void twentyAtOnceAreOneMessage() throws Exception {
        String application = delivered();
        String message = aDecision().toString();
        long before = hub.count("submission");

        List<Http.Answer> answers =
                atOnce(20, () -> target.post(path(application), "application/json", bytes(message)));

        assertThat(answers).extracting(Http.Answer::status).containsOnly(202);
        assertThat(answers.stream().map(Http.Answer::body).distinct()).hasSize(1);
        assertThat(hub.count("submission")).isEqualTo(before + 1);
        assertThat(hub.count("upload")).isZero();
    }

    @Test
    void otherContentOrAnotherCaseUnderTheSameReferenceIsAConflict() {
        String application = delivered();
        ObjectNode message = aStatus();
        send(application, message);

        assertThat(send(delivered(), message).status()).isEqualTo(409);
        assertThat(send(application, message.put("state", "completed")).status())
                .isEqualTo(409);
    }

    @Test
    void whatNeverWasDeliveredToATargetDoesNotExistForIt() {
        String application = delivered();
        String undelivered = text(portal.submit(anEnvelope().toString()), "id");

        List<Http.Answer> answers = List.of(
                other.post(
                        path(application), "application/json", bytes(aStatus().toString())),
                send(undelivered, aStatus()),
                send(UUID.randomUUID().toString(), aStatus()),
                send("none", aStatus()));

        assertThat(answers).extracting(Http.Answer::status).containsOnly(404);
        assertThat(answers.stream().map(Http.Answer::body).distinct()).hasSize(1);
    }

    @Test
    void onlyATargetsKeyOpensItsDoorAndNoOther() {
        String application = delivered();

        assertThat(portal.post(
                                path(application),
                                "application/json",
                                bytes(aStatus().toString()))
                        .status())
                .isEqualTo(401);
        assertThat(target.submit(anEnvelope().toString()).status()).isEqualTo(401);
        assertThat(target.get(path(application)).status()).isEqualTo(401);
    }

    @Test
    void everythingWrongIsNamedWithItsPlaceAndNothingIsKept() {
        String application = delivered();
        long before = hub.count("submission") + hub.count("attachment_chunk");
        ObjectNode message = aDecision().put("text", "☃").put("state", "tired").put("more", 1);
        ((ObjectNode) message.get("attachments").get(0)).put("mediaType", "application/zip");

        Http.Answer answer = send(application, message);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().get("violations").valueStream())
                .extracting(v ->
                        v.get("rule").stringValue() + " " + v.path("pointer").asString(""))
                .containsExactlyInAnyOrder(
                        "din-91379-c /text",
                        "schema-enum /state",
                        "schema-additional-properties /more",
                        "attachment-type /attachments/0");
        assertThat(answer.body()).doesNotContain("☃", "tired");
        assertThat(hub.count("submission") + hub.count("attachment_chunk")).isEqualTo(before);
    }

    @Test
    void aStatusNeedsAStateAndADecisionAnAttachment() {
        String application = delivered();

        assertThat(rules(send(application, aStatus().without("state")))).containsExactly("schema-required");
        assertThat(rules(send(application, aDecision().without("attachments")))).containsExactly("schema-required");
    }

    @Test
    void attachmentsMayComeAsParts() {
        ObjectNode message = aDecision();
        ((ObjectNode) message.get("attachments").get(0)).put("part", "bescheid").remove("data");
        byte[] body = new MultipartBody()
                .part("name=\"message\"", "application/json", bytes(message.toString()))
                .part("name=\"bescheid\"; filename=\"b.pdf\"", "application/pdf", PDF)
                .end();

        Http.Answer answer = target.post(path(delivered()), MultipartBody.TYPE, body);

        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
    }

    @Test
    void aMessageIsNoSubmission() {
        String id = text(send(delivered(), aStatus()), "id");

        assertThat(portal.get("/api/v1/submissions/" + id).status()).isEqualTo(404);
        assertThat(portal.get("/api/v1/submissions/" + id + "/acknowledgement").status())
                .isEqualTo(404);
        assertThat(portal.send("DELETE", "/api/v1/submissions/" + id).status()).isEqualTo(404);
        assertThat(send(id, aStatus()).status()).isEqualTo(404);
    }

    @Test
    void anotherPortalsMessagesDoNotExist() {
        String application = delivered();
        String id = text(send(application, aStatus()), "id");
        Http stranger = new Http(hub, "demo-xoev");

        assertThat(stranger.get(path(application)).status()).isEqualTo(404);
        assertThat(stranger.get("/api/v1/messages/" + id).status()).isEqualTo(404);
        assertThat(stranger.post("/api/v1/messages/" + id + "/receipt", null, new byte[0])
                        .status())
                .isEqualTo(404);
    }

    @Test
    void aFollowUpJoinsTheCaseByTheIdOfItsFirstSubmission() {
        String first = text(portal.submit(anEnvelope().toString()), "id");

        Http.Answer followUp = portal.submit(anEnvelope().put("case", first).toString());
        Http.Answer next =
                portal.submit(anEnvelope().put("case", text(followUp, "id")).toString());

        assertThat(text(followUp, "caseId")).isEqualTo(first);
        assertThat(text(next, "caseId")).isEqualTo(first);
        assertThat(text(portal.get("/api/v1/submissions/" + text(next, "id")), "caseId"))
                .isEqualTo(first);
    }

    @Test
    void aReceiptThatIsNoneIsRefusedWithItsPlace() {
        String id = text(send(delivered(), aStatus()), "id");

        assertThat(confirm(id, "{").status()).isEqualTo(400);
        assertThat(rules(confirm(id, "{\"reference\": 7}"))).containsExactly("schema-type");
        assertThat(confirm(id, " ".repeat(5000)).status()).isEqualTo(413);
        assertThat(portal.get(path(delivered()) + "?after=" + id).status()).isEqualTo(422);
        assertThat(portal.get(path(delivered()) + "?after=none").status()).isEqualTo(422);
    }

    private static List<String> rules(Http.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(422);
        return answer.json()
                .get("violations")
                .valueStream()
                .map(v -> v.get("rule").stringValue())
                .toList();
    }

    private String delivered() {
        return delivered(hub, portal);
    }

    private Http.Answer send(String caseId, ObjectNode message) {
        return target.post(path(caseId), "application/json", bytes(message.toString()));
    }

    private Http.Answer confirm(String message, String body) {
        return portal.post("/api/v1/messages/" + message + "/receipt", "application/json", bytes(body));
    }

    private JsonNode messages(String caseId) {
        return portal.get(path(caseId)).json().get("messages");
    }

    /** The id of an application that the target has, as the ledger would have noted it. */
    static String delivered(TestIntake hub, Http portal) {
        String id = text(portal.submit(anEnvelope().toString()), "id");
        for (String change : List.of(
                "state = 'claimed', claim_incarnation = 1, claim_fence = 1",
                "state = 'delivered', receipt_sealed = '', delivered_at = now()")) {
            hub.sql()
                    .sql("UPDATE delivery SET " + change + " WHERE submission_id = ?::uuid")
                    .param(id)
                    .update();
        }
        return id;
    }

    private static ObjectNode aStatus() {
        return Http.JSON
                .createObjectNode()
                .put("reference", UUID.randomUUID().toString())
                .put("kind", "status")
                .put("state", "in-progress");
    }

    static ObjectNode aDecision() {
        ObjectNode decision =
                aStatus().put("kind", "decision").put("state", "granted").put("text", "Anbei der Bescheid.");
        decision.putArray("attachments")
                .addObject()
                .put("name", "Bescheid.pdf")
                .put("purpose", "attachment")
                .put("mediaType", "application/pdf")
                .put("data", Base64.getEncoder().encodeToString(PDF));
        return decision;
    }

    private static String path(String caseId) {
        return "/api/v1/cases/" + caseId + "/messages";
    }

    private static String text(Http.Answer answer, String member) {
        return answer.json().path(member).asString(answer.body());
    }

    static byte[] bytes(ObjectNode json) {
        return bytes(json.toString());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static List<Http.Answer> atOnce(int callers, Callable<Http.Answer> call) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(callers);
        try {
            List<Future<Http.Answer>> running =
                    threads.invokeAll(Stream.generate(() -> call).limit(callers).toList());
            List<Http.Answer> answers = new java.util.ArrayList<>();
            for (Future<Http.Answer> one : running) {
                answers.add(one.get());
            }
            return answers;
        } finally {
            threads.shutdownNow();
        }
    }
}
