package de.stellwerk.console;

import de.stellwerk.routes.ledger.Act;
import de.stellwerk.routes.ledger.Archive;
import de.stellwerk.routes.ledger.Arrivals;
import de.stellwerk.routes.ledger.DeadLetter;
import de.stellwerk.routes.ledger.DeadLetterFilter;
import de.stellwerk.routes.ledger.DeadLetterFilter.State;
import de.stellwerk.routes.ledger.DeadLetters;
import de.stellwerk.routes.ledger.Disclosures;
import de.stellwerk.routes.ledger.OrderOutcome;
import de.stellwerk.routes.ledger.OrderOutcome.Why;
import de.stellwerk.routes.ledger.Page;
import de.stellwerk.routes.ledger.ReplayMode;
import de.stellwerk.routes.ledger.Replays;
import de.stellwerk.routes.ledger.Selection;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What lies undeliverable, and what is done with it. */
@RestController
@RequestMapping(ConsoleConfiguration.ROOT)
final class DeadLettersApi {

    private final DeadLetters deadLetters;
    private final Replays replays;
    private final Arrivals arrivals;
    private final Archive archive;
    private final Disclosures disclosures;

    DeadLettersApi(
            DeadLetters deadLetters, Replays replays, Arrivals arrivals, Archive archive, Disclosures disclosures) {
        this.deadLetters = deadLetters;
        this.replays = replays;
        this.arrivals = arrivals;
        this.archive = archive;
        this.disclosures = disclosures;
    }

    record Causes(List<DeadLetters.CauseGroup> items) {}

    @GetMapping("/causes")
    @Requires(Right.METADATA)
    Causes causes(Operator operator, HttpServletRequest request) {
        Inputs query = Inputs.ofQuery(request);
        DeadLetterFilter filter = Filters.filter(query);
        query.end();
        return new Causes(deadLetters.causes(operator.scope(), filter));
    }

    @GetMapping("/dead-letters")
    @Requires(Right.METADATA)
    Page<DeadLetter> list(Operator operator, HttpServletRequest request) {
        Inputs query = Inputs.ofQuery(request);
        DeadLetterFilter filter = Filters.filter(query);
        Optional<String> cursor = query.text("cursor", 1, 500);
        int limit = query.number("limit", 1, 500, 50);
        query.end();
        return deadLetters.list(operator.scope(), filter, cursor, limit);
    }

    @GetMapping("/dead-letters/{id}")
    @Requires(Right.METADATA)
    DeadLetters.InFull one(Operator operator, @PathVariable("id") String id) {
        return deadLetters.inFull(operator.scope(), Answers.id(id)).orElseThrow(Answers::notFound);
    }

    record Details(List<Disclosures.Detail> items) {}

    @PostMapping("/dead-letters/{id}/details")
    @Requires(Right.PAYLOAD)
    Details details(Operator operator, @PathVariable("id") String id, HttpServletRequest request) throws IOException {
        Act act = Answers.onlyReason(operator, request);
        return new Details(Answers.shown(disclosures.details(act, Answers.id(id))));
    }

    private static final Map<String, Boolean> MODES = Map.of("resume", false, "again", true);

    @PostMapping("/dead-letters/replay")
    @Requires(Right.REPLAY)
    Map<String, Object> replay(Operator operator, HttpServletRequest request) throws IOException {
        Inputs body = Inputs.ofBody(request);
        Selection selection = Filters.selection(body, State.DEAD);
        ReplayMode mode = mode(body);
        String reason = Answers.reason(body);
        body.end();
        return outcome("replayed", replays.replay(operator.acting(reason), selection, mode));
    }

    static ReplayMode mode(Inputs body) {
        Optional<Boolean> again = body.oneOf("mode", MODES);
        if (!body.has("mode")) {
            body.refuse("required", "mode");
        }
        if (again.orElse(false)) {
            return new ReplayMode.Again(body.requiredText("target", 1, 200));
        }
        if (body.has("target")) {
            body.refuse("only-again", "target");
        }
        return new ReplayMode.Resume();
    }

    @PostMapping("/dead-letters/archive")
    @Requires(Right.ARCHIVE)
    Map<String, Object> archive(Operator operator, HttpServletRequest request) throws IOException {
        Inputs body = Inputs.ofBody(request);
        Selection selection = Filters.selection(body, State.DEAD);
        String reason = Answers.reason(body);
        body.end();
        return outcome("archived", archive.archive(operator.acting(reason), selection));
    }

    @PostMapping("/dead-letters/restore")
    @Requires(Right.ARCHIVE)
    Map<String, Object> restore(Operator operator, HttpServletRequest request) throws IOException {
        Inputs body = Inputs.ofBody(request);
        Selection selection = Filters.selection(body, State.ARCHIVED);
        String reason = Answers.reason(body);
        body.end();
        return outcome("restored", archive.restore(operator.acting(reason), selection));
    }

    private static Map<String, Object> outcome(String done, OrderOutcome outcome) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("requested", outcome.requested());
        answer.put(done, outcome.done());
        answer.put("skipped", outcome.skipped());
        return answer;
    }

    @PostMapping("/dead-letters/{id}/arrived")
    @Requires(Right.REPLAY)
    DeadLetters.InFull arrived(Operator operator, @PathVariable("id") String id, HttpServletRequest request)
            throws IOException {
        Inputs body = Inputs.ofBody(request);
        Map<String, String> receipt = receipt(body);
        String reason = Answers.reason(body);
        body.end();
        UUID delivery = Answers.id(id);
        Optional<Why> obstacle = arrivals.arrived(operator.acting(reason), delivery, receipt);
        if (obstacle.isPresent()) {
            throw obstacle.get() == Why.NOT_FOUND ? Answers.notFound() : Answers.conflict(obstacle.get());
        }
        return one(operator, id);
    }

    private static Map<String, String> receipt(Inputs body) {
        Map<String, String> receipt = new LinkedHashMap<>();
        Optional<Inputs> references = body.object("receipt");
        references.ifPresent(parts -> parts.names().forEach(name -> {
            if (!name.matches("[a-z][a-z0-9-]{0,49}")) {
                parts.refuse("name", name);
            }
            parts.text(name, 1, 200).ifPresent(value -> receipt.put(name, value));
        }));
        if (references.isEmpty() || references.get().names().isEmpty()) {
            body.refuse("required", "receipt");
        }
        return receipt;
    }
}
