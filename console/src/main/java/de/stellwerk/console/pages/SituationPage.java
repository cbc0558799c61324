package de.stellwerk.console.pages;

import de.stellwerk.console.Requires;
import de.stellwerk.console.Right;
import de.stellwerk.routes.ledger.DeadLetterFilter;
import de.stellwerk.routes.ledger.DeadLetters;
import de.stellwerk.routes.ledger.TargetOperations;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** What needs somebody now. */
@Controller
final class SituationPage {

    private final DeadLetters deadLetters;
    private final TargetOperations targets;

    SituationPage(DeadLetters deadLetters, TargetOperations targets) {
        this.deadLetters = deadLetters;
        this.targets = targets;
    }

    @GetMapping(PagesConfiguration.ROOT)
    @Requires(Right.METADATA)
    String page(Visitor visitor, Model model) {
        model.addAttribute(
                "causes", deadLetters.causes(visitor.scope(), DeadLetterFilter.all(DeadLetterFilter.State.DEAD)));
        model.addAttribute(
                "stopped",
                targets.list(visitor.scope()).stream()
                        .filter(target -> !target.state().equals("open"))
                        .toList());
        return "console/situation";
    }
}
