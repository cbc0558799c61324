package de.stellwerk.routes.intake;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;

/** An RFC 9457 problem as it goes over the wire ({@code application/problem+json}), with every violation. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record ProblemDocument(String type, String title, int status, String detail, List<Line> violations) {

    static final String MEDIA_TYPE = "application/problem+json";

    record Line(String rule, @JsonUnwrapped Place place, String message) {}

    static ProblemDocument of(Problem problem, List<Violation> violations, Texts texts) {
        return new ProblemDocument(
                problem.type().toString(),
                texts.title(problem),
                problem.status(),
                texts.detail(problem),
                violations.stream()
                        .map(v -> new Line(v.rule(), v.place(), texts.message(v)))
                        .toList());
    }
}
