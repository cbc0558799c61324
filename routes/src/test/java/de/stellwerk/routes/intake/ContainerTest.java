package de.stellwerk.routes.intake;

import static de.stellwerk.routes.intake.Envelopes.anEnvelope;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the container itself refuses is a problem as well, and never tells whose container it is. */
class ContainerTest {

    private final TestIntake hub = TestIntake.shared();
    private final Http portal = new Http(hub, "demo-json");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "G@RB@GE",
                "GET /api/v1/<x> HTTP/1.1\r\nHost: hub\r\n\r\n",
                "GET / HTTP/1.1\r\nNo Colon\r\nHost: hub\r\n\r\n",
                "GET / HTTP/9.9\r\nHost: hub\r\n\r\n",
                "TRACE / HTTP/1.1\r\nHost: hub\r\nConnection: close\r\n\r\n",
                "GET /%00 HTTP/1.1\r\nHost: hub\r\nConnection: close\r\n\r\n",
                "POST /api/v1/submissions HTTP/1.1\r\nHost: hub\r\nContent-Length: -1\r\n\r\n"
            })
    void abrokenRequestIsAProblemWithoutAVersion(String request) throws Exception {
        String answer = raw(request.contains("\r\n") ? request : request + "\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 ").contains("application/problem+json", "urn:stellwerk:problem:");
        assertThat(answer.substring(9, 12)).matches("4\\d\\d|50[15]");
        assertThat(answer).doesNotContainIgnoringCase("tomcat").doesNotContain("Exception", "Server:");
    }

    @Test
    void headersThatAreTooLargeAreAProblem() throws Exception {
        String answer = raw("GET / HTTP/1.1\r\nHost: hub\r\nX-Large: " + "x".repeat(40_000) + "\r\n\r\n");

        assertThat(answer).contains("application/problem+json").doesNotContainIgnoringCase("tomcat");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST /api/v1/submissions HTTP/1.1\r\nAuthorization: Bearer guessed\r\nContent-Type: application/json",
                "POST /api/v1/submissions HTTP/1.1\r\nAuthorization: Bearer demo-json\r\nContent-Type: application/json",
                "POST /api/v1/submissions HTTP/1.1\r\nAuthorization: Bearer demo-json\r\nContent-Type: text/plain"
            })
    void whoIsStillSendingGetsTheWholeAnswer(String head) throws Exception {
        try (Socket socket = new Socket("127.0.0.1", hub.port())) {
            socket.setSoTimeout(30_000);
            OutputStream out = socket.getOutputStream();
            out.write((head + "\r\nHost: hub\r\nContent-Length: 40000000\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            Thread sender = new Thread(() -> sendForEver(out));
            sender.start();
            String answer = new String(socket.getInputStream().readNBytes(200), StandardCharsets.UTF_8);
            int length = Integer.parseInt(answer.replaceFirst("(?is).*content-length: (\\d+).*", "$1"));

            String rest = new String(socket.getInputStream().readNBytes(length), StandardCharsets.UTF_8);

            assertThat(answer + rest)
                    .startsWith("HTTP/1.1 4")
                    .contains("urn:stellwerk:problem:")
                    .endsWith("}");
            socket.close();
            sender.join();
        }
    }

    private static void sendForEver(OutputStream out) {
        byte[] spaces = " ".repeat(8192).getBytes(StandardCharsets.US_ASCII);
        try {
            while (true) {
                out.write(spaces);
            }
        } catch (IOException answered) {
            // that is what it waits for
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /api/v1/events?after=%zz HTTP/1.1\r\nHost: hub\r\nConnection: close\r\n\r\n",
                "GET /api/v1/events?after=%ff HTTP/1.1\r\nHost: hub\r\nAuthorization: Bearer demo-json\r\nConnection: close\r\n\r\n",
                "DELETE /api/v1/submissions/xx/payment/page HTTP/1.1\r\nHost: hub\r\nAuthorization: Bearer demo-json\r\n"
                        + "Connection: close\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 5\r\n\r\na=%zz"
            })
    void aQueryOrFormThatCannotBeDecodedIsAProblemOfTheCaller(String request) throws Exception {
        assertThat(raw(request)).matches("(?s)HTTP/1.1 4\\d\\d.*").contains("urn:stellwerk:problem:");
    }

    @Test
    void unknownAddressesMethodsAndTypesAreProblems() {
        assertThat(problem(portal.get("/nothing/here"))).isEqualTo("404 not-found");
        assertThat(problem(portal.send("PUT", "/api/v1/submissions"))).isEqualTo("405 method-not-allowed");
        assertThat(portal.send("PUT", "/api/v1/submissions").header("Allow")).isEqualTo("POST");
        assertThat(problem(portal.post("/api/v1/submissions", "text/plain", new byte[1])))
                .isEqualTo("415 unsupported-type");
        assertThat(problem(portal.post("/api/v1/submissions", null, new byte[1])))
                .isEqualTo("415 unsupported-type");
        assertThat(problem(portal.post(
                        "/api/v1/submissions",
                        "application/json",
                        anEnvelope().toString().getBytes(StandardCharsets.UTF_8),
                        "Accept",
                        "text/html")))
                .isEqualTo("406 not-acceptable");
    }

    @Test
    void aDrippingBodyIsCutOff() throws Exception {
        try (TestIntake impatient = TestIntake.start(
                "stellwerk.intake.silence=500ms",
                "stellwerk.intake.grace=1s",
                "stellwerk.intake.bytes-per-second=1KB")) {
            Instant started = Instant.now();
            String answer = drip(impatient.port());

            assertThat(answer).contains("408", "urn:stellwerk:problem:too-slow");
            assertThat(Duration.between(started, Instant.now())).isLessThan(Duration.ofSeconds(20));
        }
    }

    private static String drip(int port) throws Exception {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(30_000);
            OutputStream out = socket.getOutputStream();
            out.write(("POST /api/v1/submissions HTTP/1.1\r\nHost: hub\r\nAuthorization: Bearer demo-json\r\n"
                            + "Content-Type: application/json\r\nContent-Length: 100000\r\nConnection: close\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            ScheduledExecutorService dripping = Executors.newSingleThreadScheduledExecutor();
            dripping.scheduleWithFixedDelay(() -> drop(out), 0, 100, TimeUnit.MILLISECONDS);
            try {
                return new String(socket.getInputStream().readNBytes(400), StandardCharsets.UTF_8);
            } finally {
                dripping.shutdownNow();
            }
        }
    }

    /** The last one fails: the hub has had enough. */
    private static void drop(OutputStream out) {
        try {
            out.write('[');
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String problem(Http.Answer answer) {
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        return answer.status() + " " + answer.json().get("type").stringValue().replace("urn:stellwerk:problem:", "");
    }

    private String raw(String request) throws Exception {
        try (Socket socket = new Socket("127.0.0.1", hub.port())) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
