package de.stellwerk.console;

import com.fasterxml.jackson.annotation.JsonInclude;
import de.stellwerk.routes.ledger.Act;
import de.stellwerk.routes.ledger.TargetHealth;
import de.stellwerk.routes.ledger.TargetOperations;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** How targets are, and stopping them on purpose. */
@RestController
@RequestMapping(ConsoleConfiguration.ROOT + "/targets")
final class TargetsApi {

    private final TargetOperations targets;

    TargetsApi(TargetOperations targets) {
        this.targets = targets;
    }

    record Targets(List<TargetOperations.TargetView> items) {}

    @GetMapping
    @Requires(Right.METADATA)
    Targets list(Operator operator) {
        return new Targets(targets.list(operator.scope()));
    }

    @GetMapping("/{name}")
    @Requires(Right.METADATA)
    TargetOperations.TargetView one(Operator operator, @PathVariable("name") String name) {
        return targets.find(operator.scope(), name).orElseThrow(Answers::notFound);
    }

    @PostMapping("/{name}/pause")
    @Requires(Right.TARGETS)
    TargetOperations.TargetView pause(Operator operator, @PathVariable("name") String name, HttpServletRequest request)
            throws IOException {
        return changed(targets.pause(Answers.onlyReason(operator, request), name), operator, name);
    }

    @PostMapping("/{name}/resume")
    @Requires(Right.TARGETS)
    TargetOperations.TargetView resume(Operator operator, @PathVariable("name") String name, HttpServletRequest request)
            throws IOException {
        return changed(targets.resume(Answers.onlyReason(operator, request), name), operator, name);
    }

    private TargetOperations.TargetView changed(TargetOperations.Change change, Operator operator, String name) {
        return switch (change) {
            case NOT_FOUND -> throw Answers.notFound();
            case NOT_ALLOWED -> throw new OpsProblem(ProblemKind.NOT_AUTHORISED, Violation.of("shared-target"));
            case DONE, NOTHING_TO_DO -> one(operator, name);
        };
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Check(boolean well, String failureClass, String code) {
        static Check of(TargetHealth.Health health) {
            return new Check(
                    health.well(),
                    health.failureClass().orElse(null),
                    health.code().orElse(null));
        }
    }

    @PostMapping("/{name}/check")
    @Requires(Right.TARGETS)
    Check check(Operator operator, @PathVariable("name") String name, HttpServletRequest request) throws IOException {
        Act act = Answers.onlyReason(operator, request);
        return targets.check(act, name).map(Check::of).orElseThrow(Answers::notFound);
    }
}
