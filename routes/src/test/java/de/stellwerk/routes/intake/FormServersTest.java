package de.stellwerk.routes.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import de.stellwerk.adapter.DeliveryFailure;
import de.stellwerk.adapter.Secret;
import de.stellwerk.adapter.TargetUnavailable;
import de.stellwerk.routes.catalog.Catalogs;
import de.stellwerk.routes.catalog.Channels;
import de.stellwerk.routes.catalog.Portal;
import de.stellwerk.routes.ledger.Incidents;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class FormServersTest {

    private static final String ADDRESS = "/submission/api/v2/submission/940000/AS_1";

    private final TestIntake hub = TestIntake.shared();
    private final Map<String, ObjectNode> open = new LinkedHashMap<>();
    private final Map<String, Integer> statuses = new LinkedHashMap<>();
    private final List<String> asked = new ArrayList<>();
    private final long before = hub.count("submission");
    private FormServers forms;
    private HttpServer server;

    @TempDir
    private Path home;

    @BeforeEach
    void start() throws IOException {
        forms = aHub();
        Files.writeString(home.resolve("key"), "invented");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        forms.end();
        server.stop(0);
        hub.sql().sql("DELETE FROM incident WHERE kind LIKE 'arrival%'").update();
    }

    @Test
    void aDocumentThatIsTooLargeIsRefusedAndKeepsBackNoOther() {
        String large = sentOff(FormSolutionsTest.aDocument().put("pdf", "A".repeat(12 << 20)));
        sentOff(FormSolutionsTest.aDocument());

        ask();

        assertThat(open).containsOnlyKeys(large);
        assertThat(stored()).isEqualTo(1);
        assertThat(incident(large).path("problem").asString()).isEqualTo("too-large");
        assertThat(incident(large).path("rules").asString()).isEqualTo("message-limit");
        assertThat(stopped()).isZero();
    }

    @Test
    void whatIsPutAsideIsNotAskedForInEveryRoundButAfterItHasChanged() {
        ObjectNode document = FormSolutionsTest.aDocument();
        String transId = sentOff(document.put("pdf", "A".repeat(12 << 20)));
        ask();
        ask();
        assertThat(asked).containsOnlyOnce("GET " + transId);

        document.put("payload", "changed").remove("pdf");
        ask();

        assertThat(open).isEmpty();
        assertThat(incidents(transId)).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 404, 405, 500, 501})
    void whatCannotBeClosedIsStoredOnceAndKeepsBackNoOther(int status) {
        String first = sentOff(FormSolutionsTest.aDocument());
        String second = sentOff(FormSolutionsTest.aDocument());
        statuses.put("PUT " + first, status);
        statuses.put("PUT " + second, status);

        ask();
        ask();

        assertThat(asked).containsOnlyOnce("GET " + first, "PUT " + first, "GET " + second, "PUT " + second);
        assertThat(stored()).isEqualTo(2);
        assertThat(incident(first + " close").path("problem").asString()).isEqualTo("close-refused");
        assertThat(incident(first + " close").path("code").asString()).isEqualTo("http-" + status);
        assertThat(incidents(second + " close")).isEqualTo(1);
        assertThat(stopped()).isZero();

        statuses.clear();
        later();

        assertThat(open).isEmpty();
        assertThat(stored()).isEqualTo(2);
        assertThat(incidents(first + " close")).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 404, 410, 500})
    void whatCannotBeFetchedKeepsBackNoOther(int status) {
        String lost = sentOff(FormSolutionsTest.aDocument());
        sentOff(FormSolutionsTest.aDocument());
        statuses.put("GET " + lost, status);

        ask();

        assertThat(open).containsOnlyKeys(lost);
        assertThat(stored()).isEqualTo(1);
        assertThat(incident(lost).path("problem").asString()).isEqualTo("fetch-refused");
        assertThat(incident(lost).path("code").asString()).isEqualTo("http-" + status);
    }

    @Test
    void whatTheLedgerCannotTakeForAReasonOfItsOwnKeepsBackNoOther() {
        String odd = sentOff(FormSolutionsTest.aDocument().put("payload", "ORDNUNG-1"));
        sentOff(FormSolutionsTest.aDocument());
        hub.sql()
                .sql("ALTER TABLE submission ADD CONSTRAINT no_case CHECK (case_hash IS NULL) NOT VALID")
                .update();
        try {
            ask();
            ask();
        } finally {
            hub.sql().sql("ALTER TABLE submission DROP CONSTRAINT no_case").update();
        }

        assertThat(open).containsOnlyKeys(odd);
        assertThat(asked).containsOnlyOnce("GET " + odd);
        assertThat(stored()).isEqualTo(1);
        assertThat(incident(odd).path("problem").asString()).isEqualTo("internal");
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403})
    void aServerThatRefusesTheKeyEndsTheRound(int status) {
        String first = sentOff(FormSolutionsTest.aDocument());
        String second = sentOff(FormSolutionsTest.aDocument());
        statuses.put("GET " + first, status);

        ask();

        assertThat(asked).doesNotContain("GET " + second);
        assertThat(incidents(first)).isZero();
        assertThat(stopped()).isEqualTo(1);

        statuses.clear();
        later();
        assertThat(stopped()).isZero();
    }

    @Test
    void anOutageEndsTheRoundAndTheNextOneBeginsWithAnother() {
        String first = sentOff(FormSolutionsTest.aDocument());
        String second = sentOff(FormSolutionsTest.aDocument());
        statuses.put("GET " + first, 503);

        ask();
        assertThat(asked).doesNotContain("GET " + second);
        ask();

        assertThat(open).containsOnlyKeys(first);
        assertThat(incidents(first)).isZero();
        assertThat(stopped()).isZero();
    }

    @Test
    void whoMeetsAnOutageAgainInARoundOfItsOwnIsAnIncidentUntilItIsTaken() throws DeliveryFailure {
        AtomicLong now = new AtomicLong();
        Fetching fetching =
                new Fetching(hub.context.getBean(Arriving.class), hub.context.getBean(Incidents.class), now::get);
        SubmissionApi api = new SubmissionApi(formServer(), hub.context.getBean(IntakeSettings.class));
        String transId = sentOff(FormSolutionsTest.aDocument());
        SubmissionApi.Entry entry = api.open("AS_1").get(0);
        statuses.put("GET " + transId, 503);

        assertThatThrownBy(() -> fetching.take("forms", api, entry)).isInstanceOf(TargetUnavailable.class);
        assertThat(incidents(transId)).isZero();
        now.addAndGet(Duration.ofMinutes(1).toNanos());
        assertThatThrownBy(() -> fetching.take("forms", api, entry)).isInstanceOf(TargetUnavailable.class);
        assertThat(incident(transId).path("problem").asString()).isEqualTo("fetch-failed");
        assertThat(incident(transId).path("code").asString()).isEqualTo("http-503");

        statuses.clear();
        now.addAndGet(Duration.ofMinutes(1).toNanos());
        fetching.take("forms", api, entry);
        assertThat(open).as("its wait is longer now").isNotEmpty();
        now.addAndGet(Duration.ofMinutes(1).toNanos());
        fetching.take("forms", api, entry);

        assertThat(open).isEmpty();
        assertThat(incidents(transId)).isZero();
    }

    @Test
    void aListThatIsTooLongIsNoOutage() {
        sentOff(FormSolutionsTest.aDocument().put("applicantName", "A".repeat(12 << 20)));

        ask();

        assertThat(stopped()).isEqualTo(1);
    }

    private FormServers aHub() {
        return new FormServers(
                hub.context.getBean(Catalogs.class),
                hub.context.getBean(Arriving.class),
                hub.context.getBean(Incidents.class),
                hub.context.getBean(IntakeSettings.class));
    }

    private void ask() {
        forms.ask(portal(), new Channels.Pull(formServer(), List.of("AS_1")));
    }

    private Channels.FormServer formServer() {
        URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        Secret key = new Secret("file:" + home.resolve("key"));
        return new Channels.FormServer(address, "940000", key, Duration.ofSeconds(1));
    }

    /** When nothing waits any more. */
    private void later() {
        forms.end();
        forms = aHub();
        ask();
    }

    private Portal portal() {
        return hub.context.getBean(Catalogs.class).current().portals().get("forms");
    }

    private String sentOff(ObjectNode document) {
        String transId = document.path("transID").stringValue();
        open.put(transId, document);
        return transId;
    }

    /** One thread at a time. */
    private void answer(HttpExchange exchange) throws IOException {
        String[] path =
                exchange.getRequestURI().getPath().substring(ADDRESS.length()).split("/");
        if (path.length < 2) {
            send(exchange, 200, list().toString());
            return;
        }
        String request = exchange.getRequestMethod() + " " + path[1];
        asked.add(request);
        int status = statuses.getOrDefault(request, 200);
        String document = open.get(path[1]).toString();
        if (status == 200 && request.startsWith("PUT")) {
            open.remove(path[1]);
        }
        send(exchange, status, document);
    }

    private ArrayNode list() {
        ArrayNode list = Http.JSON.createArrayNode();
        open.values()
                .forEach(document ->
                        list.add(document.deepCopy().without(List.of("xml", "pdf", "attachments", "secureData"))));
        return list;
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        try (exchange) {
            byte[] bytes = body.getBytes(UTF_8);
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private long stored() {
        return hub.count("submission") - before;
    }

    private JsonNode incident(String what) {
        return Http.JSON.readTree(hub.sql()
                .sql(
                        "SELECT data::text FROM incident WHERE kind = 'arrival-refused' AND state = 'open' AND subject = ?")
                .param("forms AS_1 " + what)
                .query(String.class)
                .single());
    }

    private long incidents(String what) {
        return count("arrival-refused", "forms AS_1 " + what);
    }

    private long stopped() {
        return count("arrivals-stopped", "forms");
    }

    private long count(String kind, String subject) {
        return hub.sql()
                .sql("SELECT count(*) FROM incident WHERE kind = ? AND state = 'open' AND subject = ?")
                .params(kind, subject)
                .query(Long.class)
                .single();
    }
}
