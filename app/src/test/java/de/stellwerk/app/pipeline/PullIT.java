package de.stellwerk.app.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import de.stellwerk.simulators.SimulatorProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sent off at a form server ▸ fetched ▸ stored ▸ closed there ▸ delivered. */
@OnTheTestHub
class PullIT {

    private static final String PORTAL = "gezogen";
    private static final String KEY = "stellwerk-test-gezogen";

    private final TestHub hub;
    private SimulatorProcess server;
    private TestCatalogue.Change inTheCatalogue;

    @TempDir
    private Path home;

    PullIT(TestHub hub) {
        this.hub = hub;
    }

    @BeforeEach
    void start() throws IOException {
        server = SimulatorProcess.start(
                TestHub.SIMULATORS,
                "FormSolutionsServer",
                "--state",
                home.toString(),
                "--credentials",
                "940000:invented");
        Files.writeString(home.resolve("key"), "invented");
        inTheCatalogue = hub.catalogue().with(Map.of("portals/" + PORTAL + ".yml", file()));
    }

    private String file() {
        return """
                name: Formularserver zum Abholen
                format: form-solutions
                keys: [{id: test, sha256: "%s", loopback: true}]
                may: [{services: [reitkennzeichen], tenants: ["*"]}]
                limits: {per-minute: 60000}
                forms: {AS_940000: {service: "99090018069000", area: "059740040040"}}
                pull: {url: "%s", mandant: "940000", key: "file:%s", every: 100ms}
                """.formatted(TestHub.sha256(KEY), server.address(), home.resolve("key"));
    }

    @AfterEach
    void stop() {
        inTheCatalogue.close();
        server.close();
    }

    @Test
    void whatIsSentOffIsStoredClosedThereAndDelivered() {
        String transId = sentOff(Sample.of("form-solutions"));

        await().atMost(Submission.PATIENCE).until(() -> told("CLOSED", transId) == 1);
        submission(transId).comesTo("delivered");
        assertThat(told("read", transId)).isEqualTo(1);
    }

    @Test
    void itIsClosedOnlyAfterItIsStored() {
        server.fault("500", 0);
        String transId = sentOff(Sample.of("form-solutions"));

        await().during(Duration.ofSeconds(1)).until(() -> told("CLOSED", transId) == 0);
        server.mend();

        await().atMost(Submission.PATIENCE).until(() -> told("CLOSED", transId) == 1);
        submission(transId).comesTo("delivered");
    }

    @Test
    void whoDiedBeforeClosingItFetchesItAgainAndItIsTheSameSubmission() {
        Sample sample = Sample.of("form-solutions");
        Web.Answer pushed = new Portal(hub.web(), KEY)
                .submit("application/json", sample.message().getBytes());
        assertThat(pushed.status()).as(pushed.text()).isEqualTo(202);

        String transId = sentOff(sample);

        await().atMost(Submission.PATIENCE).until(() -> told("CLOSED", transId) == 1);
        assertThat(submissions()).containsOnlyOnce(pushed.json().path("id").asString());
        submission(transId).comesTo("delivered");
    }

    @Test
    void whatIsRefusedStaysOpenThereAndIsAnIncidentUntilItIsMended() {
        Sample sample = Sample.of("form-solutions");
        String transId = sentOff(sample.with("\"submissionDate\": 1", "\"submissionDate\": -1"));

        JsonNode incident = incident("arrival-refused", "open");
        assertThat(incident.path("data").path("transId").asString()).isEqualTo(transId);
        assertThat(incident.path("data").path("rules").asString()).contains("epoch-milliseconds");
        assertThat(told("CLOSED", transId)).isZero();
        long fetched = told("read", transId);
        await().during(Duration.ofSeconds(1)).until(() -> told("read", transId) == fetched);

        sentOff(sample);

        await().atMost(Submission.PATIENCE).until(() -> told("CLOSED", transId) == 1);
        assertThat(incident("arrival-refused", "resolved").path("resolution").asString())
                .isEqualTo("answered");
    }

    @Test
    void whatIsTooLargeIsAnIncidentAndKeepsBackNothingBehindIt() {
        Sample sample = Sample.of("form-solutions");
        String large = sentOff(sample.with("\"submissionDate\": 1", "\"submissionDate\": 2")
                .with("\"pdf\": \"", "\"pdf\": \"" + "A".repeat(12 << 20)));
        String transId = sentOff(Sample.of("form-solutions"));

        await().atMost(Submission.PATIENCE).until(() -> told("CLOSED", transId) == 1);
        submission(transId).comesTo("delivered");
        JsonNode incident = incident("arrival-refused", "open");
        assertThat(incident.path("data").path("transId").asString()).isEqualTo(large);
        assertThat(incident.path("data").path("rules").asString()).isEqualTo("message-limit");
        assertThat(told("CLOSED", large)).isZero();

        sentOff(sample);

        await().atMost(Submission.PATIENCE).until(() -> told("CLOSED", large) == 1);
    }

    @Test
    void aKeyThatIsRefusedIsAnIncidentUntilItIsMended() throws IOException {
        Files.writeString(home.resolve("key"), "guessed");
        assertThat(incident("arrivals-stopped", "open").path("portal").asString())
                .isEqualTo(PORTAL);

        Files.writeString(home.resolve("key"), "invented");
        inTheCatalogue.close();
        inTheCatalogue = hub.catalogue().with(Map.of("portals/" + PORTAL + ".yml", file() + "# mended\n"));

        assertThat(incident("arrivals-stopped", "resolved").path("resolution").asString())
                .isEqualTo("answered");
    }

    private String sentOff(Sample sample) {
        server.sentOff(sample.message());
        return JsonMapper.shared().readTree(sample.message()).path("transID").asString();
    }

    private long told(String kind, String transId) {
        return server.effects().stream()
                .map(JsonMapper.shared()::readTree)
                .filter(line -> line.path("kind").asString().equals(kind)
                        && line.path("key").asString().equals(transId))
                .count();
    }

    private List<String> submissions() {
        return new Portal(hub.web(), KEY)
                .events("")
                .json()
                .path("events")
                .valueStream()
                .filter(event -> event.path("type").asString().equals("submission.accepted"))
                .map(event -> event.path("submission").asString())
                .toList();
    }

    /** By the key under which operators find it. */
    private Submission submission(String transId) {
        String id = hub.operations()
                .get("submissions?key=" + transId)
                .path("items")
                .path(0)
                .path("id")
                .asString();
        return new Submission(new Portal(hub.web(), KEY), id);
    }

    private JsonNode incident(String kind, String state) {
        return await().atMost(Submission.PATIENCE)
                .until(
                        () -> hub.operations()
                                .get("incidents?kind=" + kind + "&state=" + state)
                                .path("items")
                                .path(0),
                        found -> !found.isMissingNode());
    }
}
