package de.stellwerk.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;

import de.stellwerk.adapter.DeliveryFailure;
import de.stellwerk.adapter.TargetUnavailable;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class HttpFailuresTest {

    @ParameterizedTest
    @CsvSource({
        "300, TargetMisconfigured, TargetMisconfigured",
        "302, TargetMisconfigured, TargetMisconfigured",
        "308, TargetMisconfigured, TargetMisconfigured",
        "400, DeliveryRejected,    TargetMisconfigured",
        "401, TargetMisconfigured, TargetMisconfigured",
        "403, TargetMisconfigured, TargetMisconfigured",
        "404, DeliveryRejected,    TargetMisconfigured",
        "407, TargetMisconfigured, TargetMisconfigured",
        "408, TargetUnavailable,   TargetUnavailable",
        "409, DeliveryRejected,    TargetMisconfigured",
        "413, DeliveryRejected,    TargetMisconfigured",
        "422, DeliveryRejected,    TargetMisconfigured",
        "429, TargetUnavailable,   TargetUnavailable",
        "500, OutcomeUnknown,      TargetUnavailable",
        "501, OutcomeUnknown,      TargetUnavailable",
        "502, OutcomeUnknown,      TargetUnavailable",
        "503, TargetUnavailable,   TargetUnavailable",
        "504, OutcomeUnknown,      TargetUnavailable",
        "100, OutcomeUnknown,      TargetUnavailable",
        "799, OutcomeUnknown,      TargetUnavailable",
    })
    void a_status_means(int status, String writing, String reading) {
        assertThat(named(HttpFailures.ofStatus(status, null, "", Intent.WRITE))).isEqualTo(writing);
        assertThat(named(HttpFailures.ofStatus(status, null, "", Intent.READ))).isEqualTo(reading);
    }

    @ParameterizedTest
    @MethodSource("exceptions")
    void an_exception_means(Exception thrown, String writing, String reading, String code) {
        DeliveryFailure written = HttpFailures.of(new IOException(thrown), Intent.WRITE);
        assertThat(named(written)).isEqualTo(writing);
        assertThat(written.code()).isEqualTo(code);
        assertThat(named(HttpFailures.of(thrown, Intent.READ))).isEqualTo(reading);
    }

    static Stream<Arguments> exceptions() {
        String away = "TargetUnavailable";
        String wrong = "TargetMisconfigured";
        String unknown = "OutcomeUnknown";
        return Stream.of(
                Arguments.of(new UnknownHostException(), away, away, "unknown-host"),
                Arguments.of(
                        caused(new ConnectException(), new UnresolvedAddressException()), away, away, "unknown-host"),
                Arguments.of(new ConnectException("Connection refused"), away, away, "connect-refused"),
                Arguments.of(new NoRouteToHostException(), away, away, "connect-refused"),
                Arguments.of(new HttpConnectTimeoutException(""), away, away, "connect-timeout"),
                Arguments.of(new SSLHandshakeException("expired"), wrong, wrong, "tls-refused"),
                Arguments.of(new SSLPeerUnverifiedException("name"), wrong, wrong, "tls-refused"),
                Arguments.of(new SSLException(new CertificateException()), wrong, wrong, "tls-refused"),
                Arguments.of(caused(new SSLHandshakeException(""), new EOFException()), away, away, "tls-broken-off"),
                Arguments.of(new SSLException("closing inbound"), unknown, away, "connection-lost"),
                Arguments.of(new HttpTimeoutException(""), unknown, away, "timeout"),
                Arguments.of(new SocketTimeoutException(), unknown, away, "timeout"),
                Arguments.of(new SocketException("Connection reset"), unknown, away, "connection-lost"),
                Arguments.of(new BoundedBody.TooLong(7), unknown, away, "answer-too-long"),
                Arguments.of(new EOFException(), unknown, away, "connection-lost"),
                Arguments.of(new InterruptedException(), unknown, away, "connection-lost"),
                Arguments.of(new IllegalStateException("anything"), unknown, away, "connection-lost"));
    }

    @Test
    void an_unreadable_answer_hides_an_effect_but_not_when_only_looking() {
        assertThat(named(HttpFailures.unreadable("no number", Intent.WRITE))).isEqualTo("OutcomeUnknown");
        assertThat(named(HttpFailures.unreadable("no number", Intent.READ))).isEqualTo("TargetUnavailable");
    }

    @Test
    void the_wish_to_be_left_alone_is_passed_on() {
        DeliveryFailure failure = HttpFailures.ofStatus(429, "7", "slow down", Intent.WRITE);

        assertThat(((TargetUnavailable) failure).retryAfter()).contains(Duration.ofSeconds(7));
        assertThat(failure.code()).isEqualTo("http-429");
        assertThat(failure.detail()).isEqualTo("HTTP 429: slow down");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "120, 120",
        "'Sun, 22 Nov 2026 12:00:30 GMT', 30",
        "'Sun, 22 Nov 2026 11:00:00 GMT', 0",
        "soon, ",
        "-5, ",
        "99999999999, ",
        "86399, 86399",
        "999999999, 86400",
        "'Sun, 22 Nov 2099 12:00:30 GMT', 86400",
        ", "
    })
    void retry_after_is_seconds_or_a_date(String value, Long seconds) {
        Duration expected = seconds == null ? null : Duration.ofSeconds(seconds);

        assertThat(RetryAfter.parse(value, Instant.parse("2026-11-22T12:00:00Z")))
                .isEqualTo(expected);
    }

    private static Exception caused(Exception thrown, Exception cause) {
        thrown.initCause(cause);
        return thrown;
    }

    private static String named(DeliveryFailure failure) {
        return failure.getClass().getSimpleName();
    }
}
