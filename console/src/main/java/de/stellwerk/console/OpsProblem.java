package de.stellwerk.console;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/** A call that is refused: in the API as {@code application/problem+json} (RFC 9457), as a page in the pages. */
public final class OpsProblem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ProblemKind kind;
    private final transient List<Violation> violations;

    public OpsProblem(ProblemKind kind, Violation... violations) {
        this(kind, List.of(violations));
    }

    OpsProblem(ProblemKind kind, List<Violation> violations) {
        super(kind.word());
        this.kind = kind;
        this.violations = List.copyOf(violations);
    }

    public ProblemKind kind() {
        return kind;
    }

    public List<Violation> violations() {
        return violations;
    }

    Document document(Texts texts) {
        List<Named> named = violations.stream()
                .map(broken -> new Named(broken.rule(), broken.pointer(), broken.parameter(), texts.message(broken)))
                .toList();
        return new Document(kind.type(), texts.title(kind), kind.status(), named);
    }

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Document(String type, String title, int status, List<Named> violations) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Named(String rule, String pointer, String parameter, String message) {}
}
