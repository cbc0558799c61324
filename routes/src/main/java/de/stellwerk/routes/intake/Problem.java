package de.stellwerk.routes.intake;

import java.net.URI;
import java.util.Arrays;
import java.util.Locale;

/** Every kind of refusal a portal can meet, with its HTTP status and its stable type URI ({@code urn:stellwerk:problem:<name>}). */
public enum Problem {
    UNREADABLE(400),
    BAD_REQUEST(400),
    UNAUTHENTICATED(401),
    NOT_AUTHORISED(403),
    NOT_FOUND(404),
    METHOD_NOT_ALLOWED(405),
    NOT_ACCEPTABLE(406),
    TOO_SLOW(408),
    REFERENCE_CONFLICT(409),
    WITHDRAWAL_IMPOSSIBLE(409),
    PAYMENT_IMPOSSIBLE(409),
    TOO_LARGE(413),
    URI_TOO_LONG(414),
    UNSUPPORTED_TYPE(415),
    INVALID(422),
    TOO_MANY_REQUESTS(429),
    HEADERS_TOO_LARGE(431),
    INTERNAL(500),
    UNAVAILABLE(503),
    PAYMENT_UNAVAILABLE(503);

    private final int status;

    Problem(int status) {
        this.status = status;
    }

    public int status() {
        return status;
    }

    public URI type() {
        return URI.create("urn:stellwerk:problem:" + key());
    }

    String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The kind that tells a bare HTTP status best. */
    static Problem ofStatus(int status) {
        return Arrays.stream(values())
                .filter(problem -> problem.status == status && problem != UNREADABLE)
                .findFirst()
                .orElse(status < 500 ? BAD_REQUEST : status == 501 ? METHOD_NOT_ALLOWED : INTERNAL);
    }
}
