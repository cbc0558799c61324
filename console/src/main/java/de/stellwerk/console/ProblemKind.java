package de.stellwerk.console;

import java.util.Arrays;
import java.util.Locale;

/** The ways in which a call can go wrong, with their statuses; their type is {@code urn:stellwerk:problem:<name>}. */
public enum ProblemKind {
    BAD_REQUEST(400),
    UNAUTHENTICATED(401),
    NOT_AUTHORISED(403),
    NOT_FOUND(404),
    METHOD_NOT_ALLOWED(405),
    NOT_ACCEPTABLE(406),
    CONFLICT(409),
    ERASED(410),
    TOO_LARGE(413),
    UNSUPPORTED_TYPE(415),
    INVALID(422),
    INTERNAL(500),
    UNAVAILABLE(503);

    private final int status;

    ProblemKind(int status) {
        this.status = status;
    }

    public int status() {
        return status;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String type() {
        return "urn:stellwerk:problem:" + word();
    }

    public static ProblemKind ofStatus(int status) {
        return Arrays.stream(values())
                .filter(kind -> kind.status == status)
                .findFirst()
                .orElse(status < 500 ? BAD_REQUEST : INTERNAL);
    }
}
