package de.stellwerk.adapter.xbezahldienste;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import de.stellwerk.adapter.DeliveryFailure;
import de.stellwerk.adapter.Secret;
import de.stellwerk.adapter.TargetMisconfigured;
import de.stellwerk.adapter.TargetUnavailable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Client credentials (RFC 6749, 4.4): a token is fetched once, used while it is good, and fetched anew when it is refused. */
class OAuthTest {

    @TempDir
    private Path secrets;

    private final XBezahldiensteProvider provider = new XBezahldiensteProvider();
    private HttpServer server;
    private String tokenAnswer = "{\"access_token\": \"%s\", \"expires_in\": 3600}";
    private int given;
    private String good = "";
    private String asked = "";

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        server.createContext("/token", this::giveToken);
        server.createContext("/api", this::answer);
        server.start();
        Files.writeString(secrets.resolve("secret"), "geheim & mehr");
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void giveToken(HttpExchange exchange) throws IOException {
        asked = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        given++;
        good = "token-" + given;
        send(exchange, 200, tokenAnswer.formatted(good));
    }

    private void answer(HttpExchange exchange) throws IOException {
        boolean known = ("Bearer " + good).equals(exchange.getRequestHeaders().getFirst("Authorization"));
        send(exchange, known ? 200 : 401, "{}");
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        try (exchange) {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private void check() throws DeliveryFailure {
        String address = "http://127.0.0.1:" + server.getAddress().getPort();
        provider.check(new XBezahldiensteSettings(
                URI.create(address + "/api"),
                "originator",
                "05974",
                XBezahldiensteSettings.Proof.OAUTH2,
                "hub",
                new Secret("file:" + secrets.resolve("secret").toAbsolutePath()),
                URI.create(address + "/token"),
                Duration.ofSeconds(5)));
    }

    @Test
    void oneTokenServesManyRequests() throws DeliveryFailure {
        check();
        check();

        assertThat(given).isOne();
        assertThat(asked).isEqualTo("grant_type=client_credentials&client_id=hub&client_secret=geheim+%26+mehr");
    }

    @Test
    void aTokenThatEndedBeforeItsTimeIsReplacedAtOnce() throws DeliveryFailure {
        check();
        good = "revoked";

        check();

        assertThat(given).isEqualTo(2);
    }

    @Test
    void aTokenThatIsAboutToEndIsNotUsedAgain() throws DeliveryFailure {
        tokenAnswer = "{\"access_token\": \"%s\", \"expires_in\": 20}";
        check();
        check();

        assertThat(given).isEqualTo(2);
    }

    @Test
    void whoIsRefusedWithAFreshTokenIsNotAllowed() {
        tokenAnswer = "{\"access_token\": \"another %s\", \"expires_in\": 3600}";

        assertThatThrownBy(this::check).isInstanceOf(TargetMisconfigured.class);
    }

    @Test
    void anAnswerWithoutATokenCannotBeRead() {
        tokenAnswer = "{\"error\": \"%s\"}";

        assertThatThrownBy(this::check).isInstanceOf(TargetUnavailable.class);
    }
}
