package de.stellwerk.adapter.web;

import de.stellwerk.adapter.DeliveryFailure;
import de.stellwerk.adapter.DeliveryRejected;
import de.stellwerk.adapter.OutcomeUnknown;
import de.stellwerk.adapter.TargetMisconfigured;
import de.stellwerk.adapter.TargetUnavailable;
import java.io.EOFException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;

/**
 * The one table from HTTP statuses and exceptions to {@link DeliveryFailure}s.
 *
 * <table>
 * <caption>What a failure means</caption>
 * <tr><th>seen</th><th>when writing</th><th>when reading</th></tr>
 * <tr><td>unknown host, no route, connection refused, connect timeout</td><td>TargetUnavailable</td><td>TargetUnavailable</td></tr>
 * <tr><td>certificate refused, TLS handshake failed</td><td>TargetMisconfigured</td><td>TargetMisconfigured</td></tr>
 * <tr><td>3xx, 401, 403, 407</td><td>TargetMisconfigured</td><td>TargetMisconfigured</td></tr>
 * <tr><td>408, 429, 503 (with Retry-After)</td><td>TargetUnavailable</td><td>TargetUnavailable</td></tr>
 * <tr><td>other 4xx</td><td>DeliveryRejected</td><td>TargetMisconfigured</td></tr>
 * <tr><td>other 5xx, anything else</td><td>OutcomeUnknown</td><td>TargetUnavailable</td></tr>
 * <tr><td>timeout, reset or end after the request went out</td><td>OutcomeUnknown</td><td>TargetUnavailable</td></tr>
 * <tr><td>an answer that cannot be read, or is too long</td><td>OutcomeUnknown</td><td>TargetUnavailable</td></tr>
 * </table>
 *
 * <p>What a 409 means only the adapter knows; it is "other 4xx" here.
 */
public final class HttpFailures {

    /** The code of an answer that has more bytes than are read. */
    public static final String TOO_LONG = "answer-too-long";

    private HttpFailures() {}

    /**
     * The failure behind a status that is no success; its code is {@code http-<status>}.
     *
     * @param retryAfter the value of the header Retry-After, or {@code null}
     * @param said what the target said, for operators
     */
    public static DeliveryFailure ofStatus(int status, String retryAfter, String said, Intent intent) {
        String code = "http-" + status;
        String detail = "HTTP " + status + (said.isBlank() ? "" : ": " + said);
        return switch (status) {
            case 401, 403, 407 -> new TargetMisconfigured(code, detail);
            case 408, 429, 503 ->
                new TargetUnavailable(code, detail, RetryAfter.parse(retryAfter, Instant.now()), null);
            default -> ofFamily(status / 100, code, detail, intent);
        };
    }

    private static DeliveryFailure ofFamily(int family, String code, String detail, Intent intent) {
        return switch (family) {
            case 3 -> new TargetMisconfigured(code, detail);
            case 4 ->
                intent == Intent.WRITE ? new DeliveryRejected(code, detail) : new TargetMisconfigured(code, detail);
            default -> lost(code, detail, null, intent);
        };
    }

    /** The failure behind an exception thrown while a request was sent or its answer was read. */
    public static DeliveryFailure of(Throwable thrown, Intent intent) {
        String detail = thrown.toString();
        if (among(thrown, HttpConnectTimeoutException.class)) {
            return new TargetUnavailable("connect-timeout", detail, null, thrown);
        }
        if (among(thrown, UnknownHostException.class) || among(thrown, UnresolvedAddressException.class)) {
            return new TargetUnavailable("unknown-host", detail, null, thrown);
        }
        if (among(thrown, ConnectException.class) || among(thrown, NoRouteToHostException.class)) {
            return new TargetUnavailable("connect-refused", detail, null, thrown);
        }
        return secured(thrown, detail).orElseGet(() -> lost(broken(thrown), detail, thrown, intent));
    }

    /** The failure behind an answer of success that says nothing useful: the effect may be there, its reference is not. */
    public static DeliveryFailure unreadable(String detail, Intent intent) {
        return lost("answer-unreadable", detail, null, intent);
    }

    /** A handshake that the other side breaks off without a word is an outage, one that fails on its merits is not. */
    private static Optional<DeliveryFailure> secured(Throwable thrown, String detail) {
        boolean handshake = among(thrown, SSLHandshakeException.class);
        if (handshake && among(thrown, EOFException.class)) {
            return Optional.of(new TargetUnavailable("tls-broken-off", detail, null, thrown));
        }
        boolean refused = among(thrown, SSLPeerUnverifiedException.class) || among(thrown, CertificateException.class);
        return handshake || refused
                ? Optional.of(new TargetMisconfigured("tls-refused", detail, thrown))
                : Optional.empty();
    }

    private static String broken(Throwable thrown) {
        if (among(thrown, BoundedBody.TooLong.class)) {
            return TOO_LONG;
        }
        return among(thrown, HttpTimeoutException.class) || among(thrown, java.net.SocketTimeoutException.class)
                ? "timeout"
                : "connection-lost";
    }

    private static DeliveryFailure lost(String code, String detail, Throwable cause, Intent intent) {
        return intent == Intent.WRITE
                ? new OutcomeUnknown(code, detail, cause)
                : new TargetUnavailable(code, detail, (Duration) null, cause);
    }

    private static boolean among(Throwable thrown, Class<? extends Throwable> type) {
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            if (type.isInstance(t)) {
                return true;
            }
        }
        return false;
    }
}
