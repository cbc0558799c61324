package de.stellwerk.simulators;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class SimulatorsIT {

    private static final String TOLD =
            "{\"id\":\"s1\",\"state\":\"delivered\",\"event\":{\"id\":\"e1\",\"sequence\":2}}";

    private static final Path PACKAGED = Path.of("target", "simulators");

    private static final String ANYBODY = "Basic " + Base64.getEncoder().encodeToString("hub:invented".getBytes(UTF_8));

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @TempDir
    private Path state;

    @Test
    void what_a_sink_did_outlives_its_process() throws Exception {
        try (SimulatorProcess sink = sink()) {
            assertThat(post(sink, "k1").statusCode()).isEqualTo(201);
        }
        try (SimulatorProcess sink = sink()) {
            assertThat(get(sink, "/effects/k1").statusCode()).isEqualTo(200);
            assertThat(get(sink, "/effects/k2").statusCode()).isEqualTo(404);
            assertThat(get(sink, "/control/effects").body())
                    .contains("\"key\":\"k1\"")
                    .hasLineCount(1);
        }
    }

    @Test
    void a_repeated_key_is_a_second_effect_unless_asked_otherwise() throws Exception {
        try (SimulatorProcess sink = sink()) {
            post(sink, "k");
            post(sink, "k");
            assertThat(get(sink, "/control/effects").body()).hasLineCount(2);
        }
        try (SimulatorProcess sink = sink("--recognises-repeats")) {
            assertThat(post(sink, "k").statusCode()).isEqualTo(201);
            assertThat(get(sink, "/control/effects").body()).hasLineCount(2);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 429, 500, 503})
    void a_status_hits_as_often_as_it_was_ordered_and_nothing_is_done(int status) throws Exception {
        try (SimulatorProcess sink = sink()) {
            fault(sink, "{\"mode\":\"%d\",\"times\":1,\"retryAfter\":7}".formatted(status));

            HttpResponse<String> hit = post(sink, "k");
            assertThat(hit.statusCode()).isEqualTo(status);
            assertThat(hit.headers().firstValue("Retry-After")).contains("7");
            assertThat(get(sink, "/control/effects").body()).isEmpty();
            assertThat(post(sink, "k").statusCode()).isEqualTo(201);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"reset", "half-close"})
    void a_connection_breaks_before_anything_is_done(String mode) throws Exception {
        try (SimulatorProcess sink = sink()) {
            fault(sink, "{\"mode\":\"%s\",\"times\":1}".formatted(mode));

            assertThatThrownBy(() -> post(sink, "k")).isInstanceOf(IOException.class);
            assertThat(get(sink, "/control/effects").body()).isEmpty();
            assertThat(post(sink, "k").statusCode()).isEqualTo(201);
        }
    }

    @Test
    void a_swallowed_answer_belongs_to_done_work() throws Exception {
        try (SimulatorProcess sink = sink()) {
            fault(sink, "{\"mode\":\"swallow\",\"times\":1}");

            assertThatThrownBy(() -> post(sink, "k")).isInstanceOf(IOException.class);
            assertThat(get(sink, "/control/effects").body()).hasLineCount(1);
        }
    }

    @Test
    void a_hanging_sink_does_nothing_until_it_is_mended() throws Exception {
        try (SimulatorProcess sink = sink()) {
            fault(sink, "{\"mode\":\"hang\"}");
            assertThatThrownBy(() -> post(sink, "k")).isInstanceOf(HttpTimeoutException.class);

            fault(sink, "{\"mode\":\"none\"}");
            assertThat(get(sink, "/control/effects").body()).isEmpty();
            assertThat(post(sink, "k").statusCode()).isEqualTo(201);
        }
    }

    @Test
    void an_unknown_fault_is_refused() throws Exception {
        try (SimulatorProcess sink = sink()) {
            assertThat(send(sink, "/control/fault", BodyPublishers.ofString("{\"mode\":\"tired\"}"))
                            .statusCode())
                    .isEqualTo(400);
        }
    }

    @Test
    void strangers_are_sent_away() throws Exception {
        try (SimulatorProcess sink = sink("--credentials", "hub:invented")) {
            assertThat(post(sink, "k").statusCode()).isEqualTo(401);
        }
    }

    @Test
    void a_simulator_ends_with_its_parent() throws Exception {
        try (SimulatorProcess sink = sink()) {
            sink.process().getOutputStream().close();

            assertThat(sink.process().waitFor(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void citko_outdoor_gives_numbers_and_finds_them() throws Exception {
        try (SimulatorProcess citko = start("CitkoOutdoor")) {
            HttpRequest.Builder post = HttpRequest.newBuilder(at(citko, "/antraege"))
                    .header("Vorgangsschluessel", "k")
                    .POST(BodyPublishers.ofString("<antragOnline/>"));

            assertThat(client.send(post.build(), BodyHandlers.ofString()).body())
                    .contains("AO-000001");
            assertThat(get(citko, "/antraege?schluessel=k").body()).contains("AO-000001");
            assertThat(get(citko, "/antraege?schluessel=other").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void a_clerk_answers_to_a_case_and_tells_what_the_hub_says() throws Exception {
        HttpServer hub = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        List<String> heard = new CopyOnWriteArrayList<>();
        hub.createContext("/", exchange -> {
            heard.add(exchange.getRequestURI().getPath());
            heard.add(exchange.getRequestHeaders().getFirst("Authorization"));
            heard.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(409, -1);
            exchange.close();
        });
        hub.start();
        try (SimulatorProcess citko = start("CitkoOutdoor")) {
            String order = "{\"hub\": \"http://127.0.0.1:%d\", \"key\": \"k\", \"case\": \"c\", \"kind\": \"decision\"}"
                    .formatted(hub.getAddress().getPort());

            assertThat(send(citko, "/control/message", BodyPublishers.ofString(order))
                            .statusCode())
                    .isEqualTo(409);
            assertThat(heard.subList(0, 2)).containsExactly("/api/v1/cases/c/messages", "Bearer k");
            assertThat(heard.get(2)).contains("\"reference\"", "Bescheid.pdf").doesNotContain("\"hub\"");
            assertThat(send(citko, "/control/message", BodyPublishers.ofString("{}"))
                            .statusCode())
                    .isEqualTo(400);
        } finally {
            hub.stop(0);
        }
    }

    @Test
    void the_cmis_server_serves_its_repository_and_obeys_faults() throws Exception {
        try (SimulatorProcess cmis = start("CmisServer")) {
            assertThat(get(cmis, "/inmemory/browser/A1?cmisselector=repositoryInfo")
                            .body())
                    .contains("\"cmisVersionSupported\":\"1.1\"");

            fault(cmis, "{\"mode\":\"503\",\"times\":1}");
            assertThat(get(cmis, "/inmemory/browser").statusCode()).isEqualTo(503);
            assertThat(get(cmis, "/inmemory/browser").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void a_portal_notes_what_it_is_told_and_believes_nobody_else() throws Exception {
        try (SimulatorProcess portal = start("PortalCallback", "--secret", "invented")) {
            String now = String.valueOf(Instant.now().getEpochSecond());
            String old = String.valueOf(Instant.now().getEpochSecond() - 400);

            assertThat(tell(portal, now, hmac("invented", now, TOLD))).isEqualTo(204);
            assertThat(tell(portal, now, hmac("guessed", now, TOLD))).isEqualTo(401);
            assertThat(tell(portal, old, hmac("invented", old, TOLD))).isEqualTo(401);
            assertThat(tell(portal, now, hmac("invented", old, TOLD))).isEqualTo(401);

            assertThat(portal.effects()).singleElement().asString().contains("\"key\":\"e1\"", "\"name\":\"2\"");
        }
    }

    private int tell(SimulatorProcess portal, String timestamp, String authentication) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(at(portal, "/status"))
                .header("callback-timestamp", timestamp)
                .header("callback-authentication", authentication)
                .POST(BodyPublishers.ofString(TOLD));
        return client.send(request.build(), BodyHandlers.ofString()).statusCode();
    }

    private static String hmac(String secret, String timestamp, String body) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA512");
        mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA512"));
        return HexFormat.of().formatHex(mac.doFinal((timestamp + "." + body).getBytes(UTF_8)));
    }

    private SimulatorProcess sink(String... args) throws IOException {
        return start("Sink", args);
    }

    private SimulatorProcess start(String name, String... args) throws IOException {
        String[] all = new String[args.length + 2];
        all[0] = "--state";
        all[1] = state.toString();
        System.arraycopy(args, 0, all, 2, args.length);
        return SimulatorProcess.start(PACKAGED, name, all);
    }

    private void fault(SimulatorProcess simulator, String json) throws Exception {
        assertThat(send(simulator, "/control/fault", BodyPublishers.ofString(json))
                        .statusCode())
                .isEqualTo(204);
    }

    private HttpResponse<String> post(SimulatorProcess simulator, String key) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(at(simulator, "/in"))
                .header("Idempotency-Key", key)
                .timeout(Duration.ofSeconds(2))
                .POST(BodyPublishers.ofString("payload"));
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> send(SimulatorProcess simulator, String path, HttpRequest.BodyPublisher body)
            throws Exception {
        return client.send(
                HttpRequest.newBuilder(at(simulator, path)).POST(body).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> get(SimulatorProcess simulator, String path) throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(at(simulator, path)).header("Authorization", ANYBODY);
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private static URI at(SimulatorProcess simulator, String path) {
        return simulator.address().resolve(path);
    }
}
