package de.stellwerk.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import de.stellwerk.adapter.DeliveryFailure;
import de.stellwerk.adapter.Secret;
import de.stellwerk.adapter.TargetMisconfigured;
import de.stellwerk.adapter.TargetUnavailable;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A server that answers nobody without a certificate it trusts. */
@Timeout(60)
class ClientCertificateTest {

    private static final String TRUST_STORE = "javax.net.ssl.trustStore";
    private static final String PASSWORD = "invented";

    @TempDir
    private static Path directory;

    private static HttpsServer server;
    private static Secret password;

    @BeforeAll
    static void listen() throws Exception {
        password = new Secret("file:" + Files.writeString(directory.resolve("password"), PASSWORD));
        for (String name : List.of("server", "hub", "stranger")) {
            keytool(name, "-genkeypair", "-keyalg", "EC", "-dname", "CN=localhost", "-ext", "san=ip:127.0.0.1");
            keytool(
                    name,
                    "-exportcert",
                    "-file",
                    directory.resolve(name + ".cer").toString());
        }
        String trusted = directory.resolve("server.cer").toString();
        keytool("trust", "-importcert", "-noprompt", "-file", trusted);
        String hub = directory.resolve("hub.cer").toString();
        keytool("known", "-importcert", "-noprompt", "-file", hub);
        System.setProperty(TRUST_STORE, directory.resolve("trust.p12").toString());
        System.setProperty(TRUST_STORE + "Password", PASSWORD);
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        server.setHttpsConfigurator(wantingCertificates());
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterAll
    static void stop() {
        server.stop(0);
        System.clearProperty(TRUST_STORE);
        System.clearProperty(TRUST_STORE + "Password");
    }

    @Test
    void who_shows_a_certificate_that_is_trusted_is_answered() throws DeliveryFailure {
        assertThat(send("hub.p12").status()).isEqualTo(204);
        assertThat(send("hub.p12").status()).isEqualTo(204);
    }

    /** Under TLS 1.3 a server refuses after the handshake: often it just hangs up, which looks like an outage. */
    @Test
    void who_shows_another_is_not_answered() {
        assertThatThrownBy(() -> send("stranger.p12"))
                .isInstanceOfAny(TargetMisconfigured.class, TargetUnavailable.class);
    }

    @Test
    void a_file_that_is_no_certificate_is_a_matter_of_settings() {
        assertThatThrownBy(() -> send("password"))
                .isInstanceOfSatisfying(TargetMisconfigured.class, failure -> assertThat(failure.code())
                        .isEqualTo("client-certificate-unusable"));
        assertThatThrownBy(() -> send("missing.p12")).isInstanceOf(TargetMisconfigured.class);
    }

    private static HttpAnswer send(String file) throws DeliveryFailure {
        ClientCertificate certificate = new ClientCertificate(directory.resolve(file), password);
        URI address = URI.create("https://127.0.0.1:" + server.getAddress().getPort());
        return HttpCalls.send(certificate, HttpRequest.newBuilder(address), Duration.ofSeconds(10), Intent.READ);
    }

    private static HttpsConfigurator wantingCertificates() throws Exception {
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store("server.p12"), PASSWORD.toCharArray());
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store("known.p12"));
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return new HttpsConfigurator(context) {
            @Override
            public void configure(HttpsParameters parameters) {
                SSLParameters wanted = getSSLContext().getDefaultSSLParameters();
                wanted.setNeedClientAuth(true);
                parameters.setSSLParameters(wanted);
            }
        };
    }

    private static KeyStore store(String file) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(directory.resolve(file))) {
            store.load(in, PASSWORD.toCharArray());
        }
        return store;
    }

    private static void keytool(String name, String... order) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(order));
        command.addAll(List.of("-alias", name, "-storepass", PASSWORD, "-storetype", "PKCS12"));
        command.addAll(List.of("-keystore", directory.resolve(name + ".p12").toString()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getInputStream().transferTo(OutputStream.nullOutputStream());
        assertThat(process.waitFor()).isZero();
    }
}
