package de.stellwerk.app.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import de.stellwerk.simulators.SimulatorProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A portal with a callback, in the catalogue of the hub under test until it is closed; by then it must have been told everything. */
record CalledPortal(TestHub hub, SimulatorProcess process, TestCatalogue.Change inTheCatalogue)
        implements AutoCloseable {

    static final String TARGET = "callback-gerufen";

    private static final String KEY = "stellwerk-test-gerufen";
    private static final String SECRET = "invented-callback-secret";

    static CalledPortal of(TestHub hub) throws IOException {
        Path state = Files.createTempDirectory("called-portal");
        Path secret = Files.writeString(state.resolve("secret"), SECRET);
        SimulatorProcess process = SimulatorProcess.start(
                TestHub.SIMULATORS, "PortalCallback", "--state", state.toString(), "--secret", SECRET);
        return new CalledPortal(
                hub,
                process,
                hub.catalogue().with(Map.of("portals/gerufen.yml", file(process.address() + "/status", secret))));
    }

    private static String file(String url, Path secret) {
        return """
                name: Portal mit Rückruf
                format: stellwerk-json
                keys: [{id: test, sha256: "%s", loopback: true}]
                may: [{services: ["*"], tenants: ["*"]}]
                limits: {per-minute: 60000}
                callback: {url: "%s", secret: "file:%s", private-network: true}
                """.formatted(TestHub.sha256(KEY), url, secret);
    }

    Submission send(Application application) {
        return new Portal(hub.web(), KEY).send(application);
    }

    Web.Answer get(String path) {
        return new Portal(hub.web(), KEY).get(path);
    }

    Web.Answer withdraw(Submission submission) {
        return submission.portal().withdraw(submission);
    }

    /** The states of a submission in the order in which it was told. */
    List<String> toldOf(Submission submission) {
        return toldOf(submission.id());
    }

    List<String> toldOf(String id) {
        return notifications(id).stream()
                .map(told -> told.path("context").asString())
                .toList();
    }

    List<JsonNode> notifications(Submission submission) {
        return notifications(submission.id());
    }

    private List<JsonNode> notifications(String id) {
        return process.effects().stream()
                .map(JsonMapper.shared()::readTree)
                .filter(told -> told.path("reference").asString().equals(id))
                .toList();
    }

    /** Waits until the last that the portal was told of a submission is this state, and belongs to its last event. */
    void untilTold(Submission submission, String state) {
        await().atMost(Submission.PATIENCE).untilAsserted(() -> {
            List<JsonNode> told = notifications(submission);
            assertThat(told).isNotEmpty();
            JsonNode last = told.get(told.size() - 1);
            JsonNode events = submission.status().path("events");
            assertThat(last.path("context").asString()).isEqualTo(state);
            assertThat(last.path("name").asInt()).as("sequence").isEqualTo(events.size());
            assertThat(last.path("key").asString())
                    .isEqualTo(events.path(events.size() - 1).path("id").asString());
        });
    }

    /** What waits for its next attempt is tried again now. */
    void letTimePass() {
        hub.ledger()
                .sql("UPDATE delivery SET due_at = now() WHERE target = ? AND state = 'due'")
                .param(TARGET)
                .update();
    }

    private boolean owesNothing() {
        return hub.ledger().sql("""
                        SELECT NOT EXISTS (SELECT 1 FROM delivery WHERE target = ? AND state <> 'delivered')
                        """).param(TARGET).query(Boolean.class).single();
    }

    @Override
    public void close() {
        process.mend();
        await().atMost(Submission.PATIENCE).until(this::owesNothing);
        inTheCatalogue.close();
        process.close();
    }
}
