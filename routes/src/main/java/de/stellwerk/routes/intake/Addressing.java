package de.stellwerk.routes.intake;

import de.stellwerk.routes.catalog.BoundTarget;
import de.stellwerk.routes.ledger.Cases;
import org.springframework.stereotype.Component;

/**
 * Lets a target write to the cases of which something was delivered to it, before its body is read. Any other case does not
 * exist for it.
 */
@Component
final class Addressing {

    private final Identifying identifying;
    private final Cases cases;

    Addressing(Identifying identifying, Cases cases) {
        this.identifying = identifying;
        this.cases = cases;
    }

    public Addressed address(MessageCall message) {
        BoundTarget sender = identifying.target(message);
        return cases.deliveredTo(sender.name(), message.caseId())
                .map(about -> new Addressed(message.call(), sender, about))
                .orElseThrow(() -> Refusal.of(Problem.NOT_FOUND));
    }
}
