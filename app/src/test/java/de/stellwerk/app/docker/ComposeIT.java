package de.stellwerk.app.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import de.stellwerk.app.TestImages;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The images and the compose file, started as the handbook says. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ComposeIT {

    private static final Path EXAMPLE =
            Shell.REPOSITORY.resolve("catalog/services/reitkennzeichen/examples/json/erste-zuteilung-privat/form.json");
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final List<String> HUBS = List.of("hub-1", "hub-2");

    @TempDir
    static Path directory;

    private static Composed composed;

    /** Once for all tests, but within them: a class that is skipped as a whole leaves no trace in a report. */
    @BeforeEach
    void start() {
        if (composed == null) {
            TestImages.require("base", "postgres", "artemis", "prometheus");
            assumeTrue(Composed.isPossible(), "skipped: there is no docker compose here");
            composed = new Composed(directory);
            composed.up();
            await().atMost(PATIENCE).pollInterval(Duration.ofSeconds(1)).until(() -> composed.services().stream()
                    .allMatch(composed::isHealthy));
        }
    }

    @AfterAll
    static void end() throws IOException {
        if (composed != null) {
            composed.close();
        }
    }

    @Test
    void aPaidApplicationTakenByOneHubIsFollowedAtTheOtherUntilItHasArrived() throws IOException {
        String id = submit("hub-1");
        pay(id, "hub-2");

        JsonNode dms = delivered(id, "hub-2", "dms");
        JsonNode specialist = delivered(id, "hub-2", "specialist");

        assertThat(documents(dms.path("object-id").asString()))
                .contains("antrag.xml", "antrag.pdf", "01-haltererklaerung.pdf", "02-pferd.png");
        assertThat(effectsOfCitko())
                .contains("\"reference\":\"" + specialist.path("vorgangsnummer").asString() + "\"")
                .contains("\"context\":\"" + dms.path("aktenzeichen").asString() + "\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"hub-1", "hub-2"})
    void aHubHasNoRightsThatItDoesNotNeed(String hub) {
        assertThat(composed.in(hub, "id", "-u").expectSuccess()).isNotEqualTo("0");
        assertThat(composed.in(hub, "sh", "-c", "touch lib/planted.jar 2>&1").said())
                .contains("Read-only file system");
        assertThat(composed.in(hub, "cat", "/proc/1/status").expectSuccess())
                .containsPattern("CapBnd:\\s+0{16}\\n")
                .containsPattern("NoNewPrivs:\\s+1\\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"stellwerk-demo-sit", "guessed"})
    void aDemoKeyOpensNothingFromOutside(String key) throws IOException {
        for (String hub : HUBS) {
            assertThat(caller(hub, key)
                            .post("/api/v1/submissions", application())
                            .status())
                    .isEqualTo(401);
        }
        assertThat(caller("hub-1", "stellwerk-demo-operations")
                        .get("/api/v1/ops/reconciliation")
                        .status())
                .isEqualTo(401);
    }

    @Test
    void theOperatorsTokenIsTheGeneratedOne() throws IOException {
        JsonNode reconciliation = caller("hub-2", composed.secret("operator-token"))
                .get("/api/v1/ops/reconciliation")
                .json();

        assertThat(reconciliation.path("unaccounted").asInt(-1)).isZero();
    }

    @Test
    void onlyPublicPortsArePublishedAndOnlyOnLoopback() {
        for (String service : composed.services()) {
            JsonNode published =
                    JsonMapper.shared().readTree(composed.inspect(service, "{{json .HostConfig.PortBindings}}"));
            assertThat(published.propertyNames()).as(service).isSubsetOf("8080/tcp", "9090/tcp");
            assertThat(published.findValuesAsString("HostIp")).as(service).allMatch("127.0.0.1"::equals);
        }
    }

    @Test
    void noSecretStandsInTheSettingsOfAContainer() {
        for (String service : composed.services()) {
            String settings = composed.inspect(service, "{{json .}}");
            assertThat(composed.secrets())
                    .as(service)
                    .isNotEmpty()
                    .noneMatch(name -> settings.contains(composed.secret(name)));
        }
    }

    @Test
    void prometheusKnowsWhatBothHubsTook() throws IOException {
        HUBS.forEach(this::submit);

        await().atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(
                        () -> assertThat(instancesWith("stellwerk_intake_seconds_count{outcome=\"accepted\"} > 0"))
                                .containsExactlyInAnyOrder("hub-1:8081", "hub-2:8081"));
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void theSecondHubServesWhenTheFirstIsKilled() {
        composed.kill("hub-1");

        String id = submit("hub-2");
        pay(id, "hub-2");

        assertThat(delivered(id, "hub-2", "specialist").path("vorgangsnummer").asString())
                .startsWith("AO-");
    }

    private String submit(String hub) {
        Caller.Answer answer = portal(hub).post("/api/v1/submissions", application());
        assertThat(answer.status()).as(answer.json().toString()).isEqualTo(202);
        return answer.json().path("id").asString();
    }

    /** The stand-in pays by itself once the payment is opened. */
    private static void pay(String id, String hub) {
        Caller.Answer answer = portal(hub)
                .post(
                        "/api/v1/submissions/" + id + "/payment",
                        JsonMapper.shared().createObjectNode());
        assertThat(answer.status()).as(answer.json().toString()).isEqualTo(200);
        assertThat(answer.json().path("redirectUrl").asString()).startsWith("http://epaybl:8080/pay/");
    }

    private static ObjectNode application() {
        try {
            ObjectNode example = (ObjectNode) JsonMapper.shared().readTree(Files.readString(EXAMPLE));
            return example.put("reference", UUID.randomUUID().toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The receipt of one of its deliveries, once there is one. */
    private static JsonNode delivered(String id, String hub, String role) {
        return await().atMost(PATIENCE).until(() -> receipt(id, hub, role), receipt -> !receipt.isMissingNode());
    }

    private static JsonNode receipt(String id, String hub, String role) {
        return portal(hub)
                .get("/api/v1/submissions/" + id)
                .json()
                .path("deliveries")
                .valueStream()
                .filter(delivery -> delivery.path("role").asString().equals(role))
                .findFirst()
                .orElseThrow()
                .path("receipt");
    }

    /** The names of what lies in a folder of the DMS, as the DMS says. */
    private static List<String> documents(String folder) {
        String basic = Base64.getEncoder().encodeToString("clerk:invented".getBytes(StandardCharsets.UTF_8));
        String path = "/inmemory/browser/A1/root?cmisselector=children&succinct=true&objectId=" + folder;
        String answer = composed.in("cmis", "http-get", "8080", path, "Authorization: Basic " + basic)
                .expectSuccess();
        return JsonMapper.shared().readTree(answer).findValuesAsString("cmis:name");
    }

    private static String effectsOfCitko() {
        return composed.in("citko", "http-get", "8080", "/control/effects").expectSuccess();
    }

    private static List<String> instancesWith(String expression) {
        String query = URLEncoder.encode(expression, StandardCharsets.UTF_8);
        return new Caller(composed.address("prometheus", 9090), "")
                .get("/api/v1/query?query=" + query)
                .json()
                .findValuesAsString("instance");
    }

    private static Caller portal(String hub) {
        return caller(hub, composed.secret("portal-sit"));
    }

    private static Caller caller(String hub, String token) {
        return new Caller(composed.address(hub, 8080), token);
    }
}
