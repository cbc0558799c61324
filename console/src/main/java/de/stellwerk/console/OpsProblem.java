package de.stellwerk.console;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/** A call that is refused, as {@code application/problem+json} (RFC 9457). */
final class OpsProblem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ProblemKind kind;
    private final transient List<Violation> violations;

    OpsProblem(ProblemKind kind, Violation... violations) {
        this(kind, List.of(violations));
    }

    OpsProblem(ProblemKind kind, List<Violation> violations) {
        super(kind.title());
        this.kind = kind;
        this.violations = List.copyOf(violations);
    }

    ProblemKind kind() {
        return kind;
    }

    Document document() {
        return new Document(kind.type(), kind.title(), kind.status(), violations);
    }

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Document(String type, String title, int status, List<Violation> violations) {}
}
