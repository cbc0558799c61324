package de.stellwerk.routes.callback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import de.stellwerk.adapter.Delivery;
import de.stellwerk.adapter.DeliveryFailure;
import de.stellwerk.adapter.Receipt;
import de.stellwerk.adapter.Secret;
import de.stellwerk.adapter.TargetMisconfigured;
import de.stellwerk.adapter.TargetUnavailable;
import de.stellwerk.routes.catalog.Callback;
import de.stellwerk.routes.ledger.Submissions;
import de.stellwerk.routes.ledger.TestLedger;
import de.stellwerk.routes.status.SubmissionStatus;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What goes over the wire to a portal, and what its answers mean. */
class CallbackTargetTest {

    private static final String SECRET = "invented-secret";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private record Request(String method, String timestamp, String authentication, String type, byte[] body) {
        JsonNode json() {
            return JSON.readTree(body);
        }
    }

    private final TestLedger ledger = new TestLedger();
    private final List<Request> requests = new ArrayList<>();
    private HttpServer server;
    private int status = 204;
    private boolean endless;
    private UUID submission;

    @TempDir
    private Path folder;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        server.createContext("/", this::answer);
        server.start();
        Files.writeString(folder.resolve("secret"), SECRET + "\n");
        submission = ledger.anApplication().withReference("R-1").to("dms").accepted();
        ledger.relayed();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        var headers = exchange.getRequestHeaders();
        requests.add(new Request(
                exchange.getRequestMethod(),
                headers.getFirst("callback-timestamp"),
                headers.getFirst("callback-authentication"),
                headers.getFirst("Content-Type"),
                exchange.getRequestBody().readAllBytes()));
        exchange.getResponseHeaders().set("Location", url() + "elsewhere");
        exchange.getResponseHeaders().set("Retry-After", "7");
        exchange.sendResponseHeaders(status, endless ? 0 : -1);
        try (exchange) {
            while (endless) {
                exchange.getResponseBody().write(new byte[1 << 16]);
            }
        }
    }

    private String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    private CallbackTarget portal() {
        return portal(url(), true, SystemDefaultDnsResolver.INSTANCE);
    }

    private CallbackTarget portal(String url, boolean privateNetwork, DnsResolver names) {
        Secret secret = new Secret("file:" + folder.resolve("secret"));
        Callback callback = new Callback("portal", URI.create(url), secret, privateNetwork, 12, 4);
        return new CallbackTarget(
                callback, ledger.statusDeliveries, CallbackTargetTest::document, new GuardedCalls(names), JSON);
    }

    private static SubmissionStatus document(Submissions.Submission submission) {
        return SubmissionStatus.of(submission, Optional.empty());
    }

    private Receipt tell(CallbackTarget portal) throws DeliveryFailure {
        return portal.deliver(aDelivery(), null);
    }

    /** Whatever else is asked of it would be content of the application. */
    private Delivery aDelivery() {
        return (Delivery) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Delivery.class}, (proxy, method, arguments) -> {
                    assertThat(method.getName()).isEqualTo("submissionId");
                    return submission.toString();
                });
    }

    @Test
    void theStateAndTheEventAreSentAndAny2xxIsTheReceipt() throws Exception {
        Receipt receipt = tell(portal());

        Request sent = requests.get(0);
        assertThat(sent.method()).isEqualTo("POST");
        assertThat(sent.type()).isEqualTo("application/json");
        assertThat(sent.json().path("id").asString()).isEqualTo(submission.toString());
        assertThat(sent.json().path("reference").asString()).isEqualTo("R-1");
        assertThat(sent.json().path("state").asString()).isEqualTo("in-flight");
        assertThat(sent.json().path("deliveries")).hasSize(1);
        JsonNode event = sent.json().path("event");
        assertThat(event.path("id").asString())
                .isEqualTo(sent.json().path("events").path(0).path("id").asString());
        assertThat(event.path("type").asString()).isEqualTo("submission.accepted");
        assertThat(Instant.parse(event.path("at").asString())).isBefore(Instant.now());
        assertThat(event.path("sequence").asLong()).isEqualTo(1);
        assertThat(receipt.reference("event")).hasValue(event.path("id").asString());
        assertThat(receipt.reference("sequence")).hasValue("1");
    }

    @Test
    void eachAttemptIsAuthenticatedAnewOverTimestampAndRawBody() throws Exception {
        tell(portal());

        Request sent = requests.get(0);
        assertThat(Instant.ofEpochSecond(Long.parseLong(sent.timestamp())))
                .isBetween(Instant.now().minus(Duration.ofMinutes(1)), Instant.now());
        assertThat(sent.authentication())
                .isEqualTo(Signature.of(SECRET, Long.parseLong(sent.timestamp()), sent.body()));
    }

    @Test
    void aRotatedSecretNeedsNoRestart() throws Exception {
        CallbackTarget portal = portal();
        Files.writeString(folder.resolve("secret"), "rotated");

        tell(portal);

        Request sent = requests.get(0);
        assertThat(sent.authentication())
                .isEqualTo(Signature.of("rotated", Long.parseLong(sent.timestamp()), sent.body()));
    }

    @ParameterizedTest
    @CsvSource({
        "301, TargetMisconfigured", "307, TargetMisconfigured", "401, TargetMisconfigured", "404, TargetMisconfigured",
        "410, TargetMisconfigured", "400, DeliveryRejected", "422, DeliveryRejected", "429, TargetUnavailable",
        "503, TargetUnavailable", "500, OutcomeUnknown"
    })
    void anyOtherAnswerIsNoReceipt(int given, String failure) {
        status = given;

        assertThatThrownBy(() -> tell(portal()))
                .extracting(thrown -> thrown.getClass().getSimpleName())
                .isEqualTo(failure);
        assertThat(requests).as("nothing is repeated and no redirect followed").hasSize(1);
    }

    @Test
    void howeverMuchThePortalSaysOnlyItsStatusCounts() throws Exception {
        status = 200;
        endless = true;

        assertThat(tell(portal()).reference("sequence")).hasValue("1");
    }

    @Test
    void theBodyIsAsTheApiDescribesIt() throws Exception {
        tell(portal());
        JsonNode api;
        try (var text = getClass().getResourceAsStream("/de/stellwerk/routes/intake/openapi.json")) {
            api = JSON.readTree(text);
        }
        ObjectNode schema = ((ObjectNode) api.at("/components/schemas/Notification")).deepCopy();
        schema.set("components", api.get("components"));

        assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(schema)
                        .validate(requests.get(0).json().toString(), InputFormat.JSON))
                .isEmpty();
    }

    @Test
    void whoIsNotWhoTheCertificateSaysIsNotTold() throws Exception {
        HttpsServer disguised = withSelfSignedCertificate();
        String url = "https://localhost:" + disguised.getAddress().getPort() + "/";

        assertThatThrownBy(() -> tell(portal(url, true, SystemDefaultDnsResolver.INSTANCE)))
                .isInstanceOf(TargetMisconfigured.class)
                .extracting("code")
                .isEqualTo("tls-refused");
        assertThat(requests).isEmpty();
        disguised.stop(0);
    }

    private HttpsServer withSelfSignedCertificate() throws Exception {
        Path store = folder.resolve("self-signed.p12");
        String keytool =
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        int made = new ProcessBuilder(
                        keytool,
                        "-genkeypair",
                        "-alias",
                        "portal",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        "invented")
                .start()
                .waitFor();
        assertThat(made).isZero();
        KeyStore keys = KeyStore.getInstance(store.toFile(), "invented".toCharArray());
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, "invented".toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        HttpsServer disguised = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        disguised.setHttpsConfigurator(new HttpsConfigurator(context));
        disguised.createContext("/", this::answer);
        disguised.start();
        return disguised;
    }

    @Test
    void retryAfterIsHeard() {
        status = 503;

        assertThatThrownBy(() -> tell(portal()))
                .isInstanceOfSatisfying(TargetUnavailable.class, away -> assertThat(away.retryAfter())
                        .hasValue(Duration.ofSeconds(7)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://127.0.0.1:%d/", "http://localhost:%d/", "http://[::1]:%d/", "http://2130706433:%d/"})
    void thisMachineIsNotCalledUnlessThePortalsFileSaysSo(String url) {
        String here = url.formatted(server.getAddress().getPort());

        assertThatThrownBy(() -> tell(portal(here, false, SystemDefaultDnsResolver.INSTANCE)))
                .isInstanceOf(TargetMisconfigured.class)
                .extracting("code")
                .isEqualTo("address-refused");
        assertThat(requests).isEmpty();
    }

    @Test
    void aNameThatLeadsIntoThePrivateNetworkIsNotCalled() {
        String named = "http://portal.example:" + server.getAddress().getPort() + "/";

        assertThatThrownBy(() -> tell(portal(named, false, AddressRulesTest.answering("127.0.0.1"))))
                .isInstanceOf(TargetMisconfigured.class);
        assertThatThrownBy(() -> portal(named, false, AddressRulesTest.answering("127.0.0.1"))
                        .check())
                .isInstanceOf(TargetMisconfigured.class);
        assertThat(requests).isEmpty();
    }

    @Test
    void aNameIsCalledAtTheAddressThatWasChecked() throws Exception {
        String named = "http://portal.example:" + server.getAddress().getPort() + "/";

        tell(portal(named, true, AddressRulesTest.answering("127.0.0.1")));

        assertThat(requests).hasSize(1);
    }

    @Test
    void aMissingSecretIsTheOperatorsToMend() throws Exception {
        Files.delete(folder.resolve("secret"));

        assertThatThrownBy(() -> tell(portal())).isInstanceOf(TargetMisconfigured.class);
        assertThatThrownBy(() -> portal().check()).isInstanceOf(TargetMisconfigured.class);
        assertThat(requests).isEmpty();
    }

    @Test
    void aPortalThatIsAwayIsUnavailable() {
        CallbackTarget portal = portal();
        server.stop(0);

        assertThatThrownBy(() -> tell(portal)).isInstanceOf(TargetUnavailable.class);
        assertThatThrownBy(portal::check).isInstanceOf(TargetUnavailable.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 204, 401, 404, 405, 501})
    void whoAnswersOptionsIsThere(int given) throws Exception {
        status = given;

        portal().check();

        assertThat(requests).extracting(Request::method).containsExactly("OPTIONS");
        assertThat(requests.get(0).body()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 502, 503, 504})
    void whoAnswersOptionsWithAnOutageIsAway(int given) {
        status = given;

        assertThatThrownBy(() -> portal().check()).isInstanceOf(TargetUnavailable.class);
    }
}
