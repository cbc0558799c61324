package de.stellwerk.console.pages;

import de.stellwerk.console.Requires;
import de.stellwerk.console.Right;
import de.stellwerk.routes.ledger.Cause;
import de.stellwerk.routes.ledger.DeadLetters;
import de.stellwerk.routes.ledger.DeadLetters.CauseGroup;
import de.stellwerk.routes.ledger.Failure;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What lies undeliverable, by cause. */
@Controller
final class DeadLettersPage {

    private static final int AT_ONCE = 50;

    private final DeadLetters deadLetters;

    DeadLettersPage(DeadLetters deadLetters) {
        this.deadLetters = deadLetters;
    }

    @GetMapping(PagesConfiguration.ROOT + "/dead-letters")
    @Requires(Right.METADATA)
    String page(
            Visitor visitor,
            @RequestParam(name = "after", required = false) String after,
            Model model,
            HttpServletRequest request) {
        LetterQuery asked = LetterQuery.of(request);
        List<CauseGroup> causes = deadLetters.causes(visitor.scope(), asked.filter());
        int first = after == null ? 0 : positionBehind(causes, after);
        List<CauseGroup> shown = causes.subList(first, Math.min(causes.size(), first + AT_ONCE));
        Map<String, List<Long>> trends = deadLetters.trends(visitor.scope(), asked.filter());
        model.addAttribute("asked", asked);
        model.addAttribute(
                "causes",
                shown.stream()
                        .map(cause -> new CauseRow(cause, Trend.of(trends.get(cause.id()))))
                        .toList());
        model.addAttribute(
                "letters", causes.stream().mapToLong(CauseGroup::count).sum());
        model.addAttribute("total", causes.size());
        model.addAttribute(
                "next",
                first + shown.size() < causes.size()
                        ? shown.get(shown.size() - 1).id()
                        : null);
        model.addAttribute("facets", deadLetters.facets(visitor.scope()));
        model.addAttribute("classes", classes());
        model.addAttribute("within", LetterQuery.WITHIN.keySet());
        return "console/dead-letters";
    }

    /** A cause and how it has gone on lately. */
    record CauseRow(CauseGroup cause, Trend trend) {}

    /** What is gone meanwhile is looked for no further: the first page again. */
    private static int positionBehind(List<CauseGroup> causes, String id) {
        return IntStream.range(0, causes.size())
                .filter(i -> causes.get(i).id().equals(id))
                .map(i -> i + 1)
                .findFirst()
                .orElse(0);
    }

    private static List<String> classes() {
        return Stream.concat(Arrays.stream(Failure.Kind.values()).map(Failure.Kind::word), Stream.of(Cause.MESSAGE))
                .toList();
    }
}
