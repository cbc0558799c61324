package de.stellwerk.console.pages;

import de.stellwerk.console.Requires;
import de.stellwerk.console.Right;
import de.stellwerk.routes.ledger.DeadLetterFilter;
import de.stellwerk.routes.ledger.DeadLetterFilter.State;
import de.stellwerk.routes.ledger.DeadLetters;
import de.stellwerk.routes.ledger.DeadLetters.CauseGroup;
import de.stellwerk.routes.ledger.Reconciliation;
import de.stellwerk.routes.ledger.Scope;
import de.stellwerk.routes.ledger.Situation;
import de.stellwerk.routes.ledger.Situation.TargetNow;
import de.stellwerk.routes.ledger.Situation.Through;
import de.stellwerk.routes.ledger.Situation.Undecided;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** What needs somebody now, and what goes through. */
@Controller
final class SituationPage {

    private static final int TOP_CAUSES = 5;
    /** What a submission can be, what needs somebody first. */
    private static final List<String> STATES =
            List.of("dead", "held", "parked", "waiting", "in-flight", "delivered", "archived", "closed", "erased");

    private static final DeadLetterFilter DEAD = DeadLetterFilter.all(State.DEAD);

    private final DeadLetters deadLetters;
    private final Situation situation;
    private final Proof proof;

    SituationPage(DeadLetters deadLetters, Situation situation, Proof proof) {
        this.deadLetters = deadLetters;
        this.situation = situation;
        this.proof = proof;
    }

    @GetMapping(PagesConfiguration.ROOT)
    @Requires(Right.METADATA)
    String page(Visitor visitor, Model model) {
        Scope scope = visitor.scope();
        List<TargetNow> targets = situation.targets(scope);
        List<TargetNow> stopped =
                targets.stream().filter(target -> target.since() != null).toList();
        List<CauseGroup> causes = deadLetters.causes(scope, DEAD);
        List<Undecided> incidents = situation.incidents(scope);
        Optional<Reconciliation.Report> report = proof.of(scope);
        boolean missing = report.map(found -> found.unaccounted() > 0).orElse(false);
        model.addAttribute("asked", new LetterQuery(Map.of()));
        model.addAttribute("report", report.orElse(null));
        model.addAttribute("states", STATES);
        model.addAttribute("missing", missing);
        model.addAttribute("stopped", stopped);
        model.addAttribute("causes", rows(scope, causes));
        model.addAttribute("moreCauses", Math.max(0, causes.size() - TOP_CAUSES));
        model.addAttribute("incidents", incidents);
        model.addAttribute("calm", !missing && stopped.isEmpty() && causes.isEmpty() && incidents.isEmpty());
        Situation.Flow flow = situation.flow(scope);
        model.addAttribute("portals", rates(flow, flow.portals()));
        model.addAttribute("services", rates(flow, flow.services()));
        model.addAttribute("targets", lines(flow, targets));
        return "console/situation";
    }

    private List<DeadLettersPage.CauseRow> rows(Scope scope, List<CauseGroup> causes) {
        Map<String, List<Long>> trends = causes.isEmpty() ? Map.of() : deadLetters.trends(scope, DEAD);
        return causes.stream()
                .limit(TOP_CAUSES)
                .map(cause -> new DeadLettersPage.CauseRow(cause, Trend.of(trends.get(cause.id()))))
                .toList();
    }

    /** How many in an hour. */
    record Rate(String name, long perHour) {}

    private static List<Rate> rates(Situation.Flow flow, List<Through> through) {
        return through.stream()
                .map(one -> new Rate(one.name(), perHour(flow, one.count())))
                .toList();
    }

    private static long perHour(Situation.Flow flow, long count) {
        return Math.round(count * 3600.0 / flow.window().toSeconds());
    }

    /** A target with what goes through and what waits; {@code oldest} is null where nothing does. */
    record Line(String name, long perHour, String state, long waiting, boolean more, Instant oldest) {}

    private static List<Line> lines(Situation.Flow flow, List<TargetNow> targets) {
        Map<String, Long> delivered = new TreeMap<>();
        flow.targets().forEach(one -> delivered.put(one.name(), one.count()));
        List<Line> lines = new ArrayList<>();
        for (TargetNow target : targets) {
            long perHour = perHour(flow, delivered.getOrDefault(target.name(), 0L));
            if (perHour > 0 || target.waiting() > 0 || target.since() != null) {
                lines.add(new Line(
                        target.name(), perHour, target.state(), target.waiting(), target.more(), target.oldest()));
            }
        }
        return lines;
    }
}
