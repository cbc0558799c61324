package de.stellwerk.adapter.web;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import de.stellwerk.adapter.DeliveryFailure;
import de.stellwerk.adapter.OutcomeUnknown;
import de.stellwerk.adapter.TargetMisconfigured;
import de.stellwerk.adapter.TargetUnavailable;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class HttpCallsTest {

    private final AtomicInteger requests = new AtomicInteger();
    private ServerSocket server;

    @BeforeEach
    void listen() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    @Test
    void a_success_is_returned_whole() throws Exception {
        answering("HTTP/1.1 201 Created\r\nLocation: /7\r\nContent-Length: 3\r\n\r\nabc");

        HttpAnswer answer = HttpCalls.send(post(), Duration.ofSeconds(10), Intent.WRITE);

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.text()).isEqualTo("abc");
        assertThat(answer.headers().firstValue("location")).contains("/7");
    }

    @Test
    void an_expected_status_is_no_failure() throws Exception {
        answering("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n");

        HttpRequest.Builder get = HttpRequest.newBuilder(address());
        assertThat(HttpCalls.send(get, Duration.ofSeconds(10), Intent.READ, 404).status())
                .isEqualTo(404);
    }

    @Test
    void a_redirect_is_not_followed() throws Exception {
        answering("HTTP/1.1 302 Found\r\nLocation: http://localhost/\r\nContent-Length: 0\r\n\r\n");

        assertThat(failure(post(), Duration.ofSeconds(10))).isInstanceOf(TargetMisconfigured.class);
    }

    @Test
    void a_post_is_sent_once_though_the_connection_breaks() throws Exception {
        answering("");

        assertThat(failure(post(), Duration.ofSeconds(10))).isInstanceOf(OutcomeUnknown.class);
        assertThat(requests).hasValue(1);
    }

    @Test
    void half_an_answer_is_an_unknown_outcome() throws Exception {
        answering("HTTP/1.1 201 Created\r\nContent-Length: 100\r\n\r\nabc");

        assertThat(failure(post(), Duration.ofSeconds(10))).isInstanceOf(OutcomeUnknown.class);
    }

    @Test
    void an_answer_without_end_is_cut_off() throws Exception {
        answering("HTTP/1.1 200 OK\r\nContent-Length: 3000000\r\n\r\n" + "x".repeat(2_000_000));

        DeliveryFailure failure = failure(post(), Duration.ofSeconds(10));
        assertThat(failure).isInstanceOf(OutcomeUnknown.class);
        assertThat(failure.code()).isEqualTo(HttpFailures.TOO_LONG);
        assertThat(failure.detail()).contains("longer than");
    }

    @Test
    void a_body_that_never_ends_counts_into_the_timeout() throws Exception {
        accepting(socket -> {
            socket.getOutputStream().write("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nab".getBytes(US_ASCII));
            socket.getOutputStream().flush();
            socket.getInputStream().transferTo(OutputStream.nullOutputStream());
        });

        DeliveryFailure failure = failure(post(), Duration.ofMillis(400));
        assertThat(failure).isInstanceOf(OutcomeUnknown.class);
        assertThat(failure.code()).isEqualTo("timeout");
    }

    @Test
    void a_closed_port_is_an_unavailable_target() throws Exception {
        HttpRequest.Builder request = post();
        server.close();

        assertThat(failure(request, Duration.ofSeconds(10))).isInstanceOf(TargetUnavailable.class);
    }

    private static DeliveryFailure failure(HttpRequest.Builder request, Duration timeout) {
        return catchThrowableOfType(DeliveryFailure.class, () -> HttpCalls.send(request, timeout, Intent.WRITE));
    }

    private HttpRequest.Builder post() {
        return HttpRequest.newBuilder(address()).POST(HttpRequest.BodyPublishers.ofString("x"));
    }

    private URI address() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort() + "/");
    }

    private void answering(String answer) {
        accepting(socket -> socket.getOutputStream().write(answer.getBytes(US_ASCII)));
    }

    /** Serves every connection the same way and closes it; ends with the server socket. */
    private void accepting(Conversation conversation) {
        Thread thread = new Thread(() -> {
            while (!server.isClosed()) {
                try (Socket socket = server.accept()) {
                    readHead(socket);
                    requests.incrementAndGet();
                    conversation.with(socket);
                    socket.shutdownOutput();
                    socket.getInputStream().transferTo(OutputStream.nullOutputStream());
                } catch (IOException e) {
                    // the client went away or the test is over
                }
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    private static void readHead(Socket socket) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = socket.getInputStream().read();
            if (next < 0) {
                throw new IOException("no request");
            }
            head.append((char) next);
        }
    }

    private interface Conversation {
        void with(Socket socket) throws IOException;
    }
}
