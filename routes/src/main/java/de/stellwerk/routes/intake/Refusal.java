package de.stellwerk.routes.intake;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What a portal sent is refused, with every reason; nothing of it is kept. */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;
    private final transient List<Violation> violations;
    private final transient Duration retryAfter;

    private Refusal(Problem problem, List<Violation> violations, Duration retryAfter) {
        super(problem.key(), null, false, false);
        this.problem = problem;
        this.violations = List.copyOf(violations);
        this.retryAfter = retryAfter;
    }

    public static Refusal of(Problem problem, Violation... violations) {
        return new Refusal(problem, List.of(violations), null);
    }

    public static Refusal of(Problem problem, List<Violation> violations) {
        return new Refusal(problem, violations, null);
    }

    public static Refusal later(Problem problem, Duration retryAfter) {
        return new Refusal(problem, List.of(), retryAfter);
    }

    public Problem problem() {
        return problem;
    }

    public List<Violation> violations() {
        return violations;
    }

    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
