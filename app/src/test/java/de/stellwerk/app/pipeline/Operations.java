package de.stellwerk.app.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An operator with all rights everywhere, at the operations API. */
record Operations(Web hub) {

    static final String TOKEN = "stellwerk-test-operator";

    private static final String ROOT = "/api/v1/ops/";
    private static final String BEARER = "Bearer " + TOKEN;
    private static final String REASON = "mended in a test";

    /** The undeliverable delivery of a submission; waits for it. */
    DeadLetter deadLetterOf(Submission submission) {
        return await().atMost(Submission.PATIENCE)
                .until(
                        () -> page().stream()
                                .filter(letter -> letter.submission().equals(submission.id()))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    /** What lies dead, the latest first. */
    List<DeadLetter> page() {
        return get("dead-letters?limit=500")
                .path("items")
                .valueStream()
                .map(DeadLetter::of)
                .toList();
    }

    void replay(DeadLetter letter) {
        JsonNode outcome =
                post("dead-letters/replay", Map.of("ids", List.of(letter.id()), "mode", "resume", "reason", REASON));
        assertThat(outcome.path("replayed").asInt()).as("%s", outcome).isEqualTo(1);
    }

    /** The operator has looked at the target: it is there, under this receipt. */
    void arrived(DeadLetter letter, Map<String, String> receipt) {
        post("dead-letters/" + letter.id() + "/arrived", Map.of("receipt", receipt, "reason", REASON));
    }

    void pause(String target) {
        post("targets/" + target + "/pause", Map.of("reason", REASON));
    }

    void resume(String target) {
        post("targets/" + target + "/resume", Map.of("reason", REASON));
    }

    void resumeAll() {
        get("targets")
                .path("items")
                .valueStream()
                .filter(target -> target.path("state").asString().equals("paused"))
                .forEach(target -> resume(target.path("name").asString()));
    }

    JsonNode target(String name) {
        return get("targets/" + name);
    }

    /** Waits until the target is {@code open}, {@code parked} or {@code paused}. */
    void untilTarget(String name, String state) {
        await().atMost(Submission.PATIENCE)
                .untilAsserted(
                        () -> assertThat(target(name).path("state").asString()).isEqualTo(state));
    }

    /** The incident of a submission; waits for it. */
    JsonNode incidentOf(Submission submission) {
        return await().atMost(Submission.PATIENCE)
                .until(
                        () -> get("incidents?state=open&submission=" + submission.id())
                                .path("items")
                                .path(0),
                        found -> !found.isMissingNode());
    }

    /** What an operator decides: {@code ask-again}, {@code deliver-now}, {@code propose-refund}, {@code settle}. */
    JsonNode decide(JsonNode incident, String verb) {
        return post("incidents/" + incident.path("id").asString() + "/" + verb, Map.of("reason", REASON));
    }

    /** A submission or a message, as operators see it. */
    JsonNode submission(String id) {
        return get("submissions/" + id);
    }

    JsonNode reconciliation() {
        return get("reconciliation");
    }

    JsonNode get(String path) {
        return good(hub.get(ROOT + path, BEARER));
    }

    private JsonNode post(String path, Map<String, Object> body) {
        return good(hub.post(
                ROOT + path, BEARER, "application/json", JsonMapper.shared().writeValueAsBytes(body)));
    }

    private static JsonNode good(Web.Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }
}
