package de.stellwerk.console.pages;

import de.stellwerk.console.OpsProblem;
import de.stellwerk.console.ProblemKind;
import de.stellwerk.console.Requires;
import de.stellwerk.console.Right;
import de.stellwerk.routes.ledger.Act;
import de.stellwerk.routes.ledger.Archive;
import de.stellwerk.routes.ledger.Cause;
import de.stellwerk.routes.ledger.DeadLetter;
import de.stellwerk.routes.ledger.DeadLetters;
import de.stellwerk.routes.ledger.OrderOutcome;
import de.stellwerk.routes.ledger.Page;
import de.stellwerk.routes.ledger.ReplayJob;
import de.stellwerk.routes.ledger.ReplayJobs;
import de.stellwerk.routes.ledger.ReplayMode;
import de.stellwerk.routes.ledger.Replays;
import de.stellwerk.routes.ledger.Selection;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One cause: what it means, what has it, and what is done with all of that or with some. */
@Controller
@RequestMapping(PagesConfiguration.ROOT + "/dead-letters")
final class CausePage {

    private static final int AT_ONCE = 50;

    private final DeadLetters deadLetters;
    private final Replays replays;
    private final ReplayJobs jobs;
    private final Archive archive;

    CausePage(DeadLetters deadLetters, Replays replays, ReplayJobs jobs, Archive archive) {
        this.deadLetters = deadLetters;
        this.replays = replays;
        this.jobs = jobs;
        this.archive = archive;
    }

    @GetMapping("/cause")
    @Requires(Right.METADATA)
    String page(
            Visitor visitor,
            @RequestParam(name = "cursor") Optional<String> cursor,
            Model model,
            HttpServletRequest request) {
        LetterQuery asked = LetterQuery.of(request);
        Page<DeadLetter> letters = deadLetters.list(visitor.scope(), asked.filter(), cursor, AT_ONCE);
        Map<UUID, List<String>> effects =
                deadLetters.effects(letters.items().stream().map(DeadLetter::id).toList());
        model.addAttribute("asked", asked);
        model.addAttribute("cause", asked.cause());
        model.addAttribute(
                "group",
                deadLetters.causes(visitor.scope(), asked.filter()).stream()
                        .findFirst()
                        .orElse(null));
        model.addAttribute(
                "trend",
                Trend.of(deadLetters
                        .trends(visitor.scope(), asked.filter())
                        .get(asked.cause().id())));
        model.addAttribute(
                "letters",
                letters.items().stream()
                        .map(letter -> new LetterRow(letter, effects.getOrDefault(letter.id(), List.of())))
                        .toList());
        model.addAttribute("next", letters.next());
        model.addAttribute("first", cursor.isEmpty());
        return "console/cause";
    }

    /** A dead letter, and which of its effects are recorded. */
    record LetterRow(DeadLetter letter, List<String> effects) {}

    @PostMapping("/replay")
    @Requires(Right.REPLAY)
    String replay(
            Visitor visitor,
            @RequestParam(name = "mode", defaultValue = "") String mode,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        return ordered(
                "replayed",
                visitor,
                model,
                request,
                response,
                (act, selection, cause) -> replays.replay(act, selection, mode(mode, cause)));
    }

    @PostMapping("/replay-bit-by-bit")
    @Requires(Right.REPLAY)
    String bitByBit(
            Visitor visitor,
            @RequestParam(name = "mode", defaultValue = "") String mode,
            @RequestParam(name = "per-second", defaultValue = "") String perSecond,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        LetterQuery asked = LetterQuery.of(request);
        Optional<String> refused = refused(visitor, asked, model, request, response);
        if (refused.isPresent()) {
            return refused.get();
        }
        return "redirect:"
                + ReplaysPage.address(jobs.order(
                        visitor.acting(reason(request)),
                        selection(asked, request).orElseThrow(),
                        mode(mode, asked.cause()),
                        perSecond.matches("[1-9]\\d{0,2}") ? Integer.parseInt(perSecond) : ReplayJob.USUAL_PER_SECOND));
    }

    private static ReplayMode mode(String word, Cause cause) {
        return switch (word) {
            case "resume" -> new ReplayMode.Resume();
            case "again" -> new ReplayMode.Again(cause.target());
            default -> throw new OpsProblem(ProblemKind.BAD_REQUEST);
        };
    }

    @PostMapping("/archive")
    @Requires(Right.ARCHIVE)
    String archive(Visitor visitor, Model model, HttpServletRequest request, HttpServletResponse response) {
        return ordered(
                "archived",
                visitor,
                model,
                request,
                response,
                (act, selection, cause) -> archive.archive(act, selection));
    }

    @PostMapping("/restore")
    @Requires(Right.ARCHIVE)
    String restore(Visitor visitor, Model model, HttpServletRequest request, HttpServletResponse response) {
        return ordered(
                "restored",
                visitor,
                model,
                request,
                response,
                (act, selection, cause) -> archive.restore(act, selection));
    }

    private interface Ordering {
        OrderOutcome carryOut(Act act, Selection selection, Cause cause);
    }

    private String ordered(
            String done,
            Visitor visitor,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response,
            Ordering ordering) {
        LetterQuery asked = LetterQuery.of(request);
        Optional<String> refused = refused(visitor, asked, model, request, response);
        if (refused.isPresent()) {
            return refused.get();
        }
        String reason = reason(request);
        Selection selection = selection(asked, request).orElseThrow();
        OrderOutcome outcome = ordering.carryOut(visitor.acting(reason), selection, asked.cause());
        model.addAttribute("asked", asked);
        model.addAttribute("cause", asked.cause());
        model.addAttribute("done", done);
        model.addAttribute("outcome", outcome);
        model.addAttribute("reason", reason);
        model.addAttribute("picked", picked(request));
        model.addAttribute("all", request.getParameter("all") != null);
        return "console/outcome";
    }

    private static String reason(HttpServletRequest request) {
        return Optional.ofNullable(request.getParameter("reason")).orElse("").strip();
    }

    /** The same page, saying what is wrong with the order. */
    private Optional<String> refused(
            Visitor visitor, LetterQuery asked, Model model, HttpServletRequest request, HttpServletResponse response) {
        Optional<String> defect = selection(asked, request).isEmpty()
                ? Optional.of("order.nothing-selected")
                : Reason.defect(reason(request));
        return defect.map(wrong -> {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("failure", wrong);
            model.addAttribute("reason", reason(request));
            model.addAttribute("picked", picked(request));
            model.addAttribute("all", request.getParameter("all") != null);
            return page(visitor, Optional.ofNullable(request.getParameter("cursor")), model, request);
        });
    }

    /** All of the cause as it was asked for, or those that are ticked. */
    private static Optional<Selection> selection(LetterQuery asked, HttpServletRequest request) {
        if (request.getParameter("all") != null) {
            return Optional.of(new Selection.Matching(asked.filter()));
        }
        List<UUID> ids = picked(request).stream().map(UUID::fromString).toList();
        return ids.isEmpty() ? Optional.empty() : Optional.of(new Selection.Ids(ids));
    }

    private static List<String> picked(HttpServletRequest request) {
        return Arrays.stream(Optional.ofNullable(request.getParameterValues("letter"))
                        .orElse(new String[0]))
                .filter(id -> id.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"))
                .collect(Collectors.toList());
    }
}
