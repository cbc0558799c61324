package de.stellwerk.console;

import de.stellwerk.routes.ledger.Act;
import de.stellwerk.routes.ledger.Restorations;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Whether the ledger was restored from a backup, and how far the hubs are with looking for what may have been done. */
@RestController
@RequestMapping(ConsoleConfiguration.ROOT + "/restorations")
final class RestorationsApi {

    private final Restorations restorations;

    RestorationsApi(Restorations restorations) {
        this.restorations = restorations;
    }

    @GetMapping
    @Requires(Right.METADATA)
    Restorations.Standing standing() {
        return restorations.standing();
    }

    /** It is about whatever any portal hands in, for whichever tenant. */
    @PostMapping("/resent")
    @Requires(Right.REPLAY)
    Restorations.Standing resent(Operator operator, HttpServletRequest request) throws IOException {
        Act act = Answers.onlyReason(operator, request);
        if (!operator.scope().everywhere()) {
            throw new OpsProblem(ProblemKind.NOT_AUTHORISED, Violation.of("all-tenants"));
        }
        restorations.resent(act);
        return standing();
    }
}
