package de.stellwerk.console;

import static org.assertj.core.api.Assertions.assertThat;

import de.stellwerk.routes.ledger.MessageReplay;
import de.stellwerk.routes.ledger.TargetHealth;
import de.stellwerk.routes.ledger.TestLedger;
import de.stellwerk.routes.ledger.Waking;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The operations API on a real Tomcat over a real ledger, one for all tests; each test has tenants and targets of its own. */
public final class OpsHub {

    public static final OpsHub SHARED = new OpsHub();

    private static final JsonMapper JSON = JsonMapper.builder().build();

    public final TestLedger ledger = new TestLedger();
    public final TestLedger.Hub hub = ledger.hub();
    public final ConfigurableApplicationContext context;
    public final Path firstLogin = firstLogin();
    private final HttpClient http = HttpClient.newHttpClient();
    private final Described described;

    private OpsHub() {
        context = new SpringApplicationBuilder(Application.class)
                .web(WebApplicationType.SERVLET)
                .initializers(starting -> starting.getBeanFactory().registerSingleton("testLedger", ledger))
                .properties(Map.of(
                        "server.port", "0",
                        "server.address", "127.0.0.1",
                        "server.tomcat.use-relative-redirects", "true",
                        "stellwerk.ledger.master-key", ledger.masterKey.toString(),
                        "stellwerk.console.first-login", firstLogin.toString(),
                        "spring.main.banner-mode", "off"))
                .run(operators());
        described = new Described(get("nobody", "/openapi.json").body());
    }

    private static Path firstLogin() {
        try {
            return Files.createTempDirectory("console").resolve("first-login");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String[] operators() {
        return List.of(
                        operator(0, "all", "metadata,payload,replay,archive,targets,payments,audit", "*"),
                        operator(1, "soest", "metadata,payload,replay,archive,targets,payments,audit", "kreis-soest"),
                        operator(2, "reader", "metadata", "*"),
                        operator(3, "auditor", "audit", "*"),
                        operator(4, "local", "metadata", "*") + " --stellwerk.operators[4].loopback=true",
                        operator(5, "max", "metadata,replay", "*"),
                        operator(6, "keeper", "metadata,accounts", "*"))
                .stream()
                .flatMap(line -> java.util.Arrays.stream(line.split(" ")))
                .toArray(String[]::new);
    }

    private static String operator(int n, String name, String rights, String tenants) {
        String entry = "--stellwerk.operators[" + n + "].";
        return entry + "name=" + name + " " + entry + "token-sha256=" + sha256("token of " + name) + " " + entry
                + "rights=" + rights + " " + entry + "tenants=" + tenants;
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** An answer: its status, its body as text, and as JSON where it is. */
    record Answer(int status, String body, HttpResponse<byte[]> raw) {
        JsonNode json() {
            return JSON.readTree(body);
        }

        List<String> texts(String pointer, String member) {
            return json().at(pointer)
                    .valueStream()
                    .map(node -> node.path(member).asString(null))
                    .toList();
        }

        Answer is(int expected) {
            assertThat(status).as(body).isEqualTo(expected);
            return this;
        }
    }

    Answer get(String operator, String path) {
        return send(operator, path, HttpRequest.newBuilder().GET());
    }

    Answer post(String operator, String path, String body) {
        return send(
                operator,
                path,
                HttpRequest.newBuilder()
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** Where the hub is reached, without a slash at the end. */
    public String address() {
        return "http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port");
    }

    Answer send(String operator, String path, HttpRequest.Builder request) {
        URI uri = URI.create(address() + "/api/v1/ops" + path);
        try {
            HttpResponse<byte[]> raw = http.send(
                    request.uri(uri)
                            .header("Authorization", "Bearer token of " + operator)
                            .build(),
                    HttpResponse.BodyHandlers.ofByteArray());
            Answer answer = new Answer(raw.statusCode(), new String(raw.body(), StandardCharsets.UTF_8), raw);
            if (described != null) {
                described.checks(raw, path);
            }
            return answer;
        } catch (java.io.IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    Described described() {
        return described;
    }

    @SpringBootConfiguration
    @EnableAutoConfiguration
    @ComponentScan(
            basePackages = "de.stellwerk.routes.payment",
            useDefaultFilters = false,
            includeFilters =
                    @ComponentScan.Filter(
                            type = FilterType.REGEX,
                            pattern = ".*\\.(IncidentVerbs|PaidDocument|PayPages|PublicAddress|PaymentConfiguration)"))
    @ComponentScan(
            basePackages = {"de.stellwerk.console", "de.stellwerk.routes.ledger"},
            excludeFilters = @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*\\.(OpsHub|Test).*"))
    static class Application {

        @Bean
        DataSource database(TestLedger ledger) {
            return ledger.database;
        }

        @Bean
        Waking waking(TestLedger ledger) {
            return ledger.woken::addAll;
        }

        @Bean
        MessageReplay messages(TestLedger ledger) {
            return (id, address, body) -> ledger.sentBack.add(address);
        }

        @Bean
        TargetHealth health(TestLedger ledger) {
            return ledger.catalogue;
        }
    }
}
