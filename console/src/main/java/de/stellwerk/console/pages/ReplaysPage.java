package de.stellwerk.console.pages;

import de.stellwerk.console.OpsProblem;
import de.stellwerk.console.ProblemKind;
import de.stellwerk.console.Requires;
import de.stellwerk.console.Right;
import de.stellwerk.routes.ledger.Act;
import de.stellwerk.routes.ledger.OrderOutcome.Why;
import de.stellwerk.routes.ledger.Page;
import de.stellwerk.routes.ledger.ReplayJob;
import de.stellwerk.routes.ledger.ReplayJobs;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Replays that go bit by bit: how far they are, what became of each item, and holding them. */
@Controller
@RequestMapping(PagesConfiguration.ROOT + "/replays")
final class ReplaysPage {

    private static final int AT_ONCE = 50;

    private final ReplayJobs jobs;

    ReplaysPage(ReplayJobs jobs) {
        this.jobs = jobs;
    }

    @GetMapping
    @Requires(Right.METADATA)
    String list(Visitor visitor, @RequestParam(name = "cursor") Optional<String> cursor, Model model) {
        Page<ReplayJob> page = jobs.list(visitor.scope(), cursor, AT_ONCE);
        model.addAttribute("jobs", page.items());
        model.addAttribute("next", page.next());
        model.addAttribute("first", cursor.isEmpty());
        return "console/replays";
    }

    @GetMapping("/{id}")
    @Requires(Right.METADATA)
    String one(
            Visitor visitor,
            @PathVariable("id") UUID id,
            @RequestParam(name = "outcome", defaultValue = "") String outcome,
            @RequestParam(name = "after", defaultValue = "0") int after,
            Model model) {
        model.addAttribute("job", found(visitor, id));
        Optional<String> only = Optional.of(outcome).filter(ReplayJob.OUTCOMES::contains);
        Page<ReplayJob.Item> items = jobs.items(id, only, Math.max(0, after), AT_ONCE);
        model.addAttribute("items", items.items());
        model.addAttribute("next", items.next());
        model.addAttribute("outcome", only.orElse(null));
        model.addAttribute("outcomes", ReplayJob.OUTCOMES);
        return "console/replay";
    }

    private ReplayJob found(Visitor visitor, UUID id) {
        return jobs.find(visitor.scope(), id).orElseThrow(() -> new OpsProblem(ProblemKind.NOT_FOUND));
    }

    private interface Verb {
        Optional<Why> of(Act act, UUID job);
    }

    @PostMapping("/{id}/pause")
    @Requires(Right.REPLAY)
    String pause(
            Visitor visitor,
            @PathVariable("id") UUID id,
            @RequestParam(name = "reason", defaultValue = "") String reason,
            Model model,
            HttpServletResponse response) {
        return changed(visitor, id, reason, model, response, jobs::pause);
    }

    @PostMapping("/{id}/resume")
    @Requires(Right.REPLAY)
    String resume(
            Visitor visitor,
            @PathVariable("id") UUID id,
            @RequestParam(name = "reason", defaultValue = "") String reason,
            Model model,
            HttpServletResponse response) {
        return changed(visitor, id, reason, model, response, jobs::resume);
    }

    @PostMapping("/{id}/cancel")
    @Requires(Right.REPLAY)
    String cancel(
            Visitor visitor,
            @PathVariable("id") UUID id,
            @RequestParam(name = "reason", defaultValue = "") String reason,
            Model model,
            HttpServletResponse response) {
        return changed(visitor, id, reason, model, response, jobs::cancel);
    }

    private String changed(
            Visitor visitor, UUID id, String given, Model model, HttpServletResponse response, Verb verb) {
        String reason = given.strip();
        Optional<String> defect = Reason.defect(reason);
        if (defect.isEmpty()) {
            Optional<Why> obstacle = verb.of(visitor.acting(reason), id);
            if (obstacle.isEmpty()) {
                return "redirect:" + address(id);
            }
            found(visitor, id);
            defect = Optional.of("why." + obstacle.get().word());
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        model.addAttribute("failure", defect.get());
        model.addAttribute("reason", reason);
        return one(visitor, id, "", 0, model);
    }

    /** Where a job is seen. */
    static String address(UUID job) {
        return PagesConfiguration.ROOT + "/replays/" + job;
    }
}
