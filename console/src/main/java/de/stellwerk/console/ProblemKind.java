package de.stellwerk.console;

import java.util.Arrays;
import java.util.Locale;

/** The ways in which a call can go wrong, with their statuses; their type is {@code urn:stellwerk:problem:<name>}. */
enum ProblemKind {
    BAD_REQUEST(400, "The request is not what this call expects"),
    UNAUTHENTICATED(401, "A valid token is needed"),
    NOT_AUTHORISED(403, "The token does not allow this"),
    NOT_FOUND(404, "There is no such thing"),
    METHOD_NOT_ALLOWED(405, "This call goes by another method"),
    NOT_ACCEPTABLE(406, "The answer does not come in the wanted form"),
    CONFLICT(409, "Its state does not allow this"),
    ERASED(410, "Its retention has ended"),
    TOO_LARGE(413, "The request is too large"),
    UNSUPPORTED_TYPE(415, "The request is to be application/json"),
    INVALID(422, "The request breaks rules"),
    INTERNAL(500, "The hub made a mistake"),
    UNAVAILABLE(503, "The ledger does not answer");

    private final int status;
    private final String title;

    ProblemKind(int status, String title) {
        this.status = status;
        this.title = title;
    }

    int status() {
        return status;
    }

    String title() {
        return title;
    }

    String type() {
        return "urn:stellwerk:problem:" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static ProblemKind ofStatus(int status) {
        return Arrays.stream(values())
                .filter(kind -> kind.status == status)
                .findFirst()
                .orElse(status < 500 ? BAD_REQUEST : INTERNAL);
    }
}
