package de.stellwerk.console;

import de.stellwerk.routes.ledger.Act;
import de.stellwerk.routes.ledger.DeadLetterFilter.State;
import de.stellwerk.routes.ledger.OrderOutcome.Why;
import de.stellwerk.routes.ledger.Page;
import de.stellwerk.routes.ledger.ReplayJob;
import de.stellwerk.routes.ledger.ReplayJobs;
import de.stellwerk.routes.ledger.ReplayMode;
import de.stellwerk.routes.ledger.Selection;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Replays of many dead letters that go bit by bit. */
@RestController
@RequestMapping(ConsoleConfiguration.ROOT + "/replays")
final class ReplaysApi {

    private static final int FASTEST = 1000;
    private static final Map<String, String> OUTCOMES = Answers.words(ReplayJob.OUTCOMES);

    private final ReplayJobs jobs;

    ReplaysApi(ReplayJobs jobs) {
        this.jobs = jobs;
    }

    @PostMapping("/preview")
    @Requires(Right.METADATA)
    ReplayJob.Preview preview(Operator operator, HttpServletRequest request) throws IOException {
        Inputs body = Inputs.ofBody(request);
        Selection selection = Filters.selection(body, State.DEAD);
        body.end();
        return jobs.preview(operator.scope(), selection);
    }

    @PostMapping
    @Requires(Right.REPLAY)
    ReplayJob order(Operator operator, HttpServletRequest request) throws IOException {
        Inputs body = Inputs.ofBody(request);
        Selection selection = Filters.selection(body, State.DEAD);
        ReplayMode mode = DeadLettersApi.mode(body);
        int perSecond = body.number("perSecond", 1, FASTEST, ReplayJob.USUAL_PER_SECOND);
        String reason = Answers.reason(body);
        body.end();
        return one(operator, jobs.order(operator.acting(reason), selection, mode, perSecond));
    }

    @GetMapping
    @Requires(Right.METADATA)
    Page<ReplayJob> list(Operator operator, HttpServletRequest request) {
        Inputs query = Inputs.ofQuery(request);
        Optional<String> cursor = query.text("cursor", 1, 500);
        int limit = query.number("limit", 1, 100, 20);
        query.end();
        return jobs.list(operator.scope(), cursor, limit);
    }

    @GetMapping("/{id}")
    @Requires(Right.METADATA)
    ReplayJob one(Operator operator, @PathVariable("id") String id) {
        return one(operator, Answers.id(id));
    }

    private ReplayJob one(Operator operator, UUID id) {
        return jobs.find(operator.scope(), id).orElseThrow(Answers::notFound);
    }

    @GetMapping("/{id}/items")
    @Requires(Right.METADATA)
    Page<ReplayJob.Item> items(Operator operator, @PathVariable("id") String id, HttpServletRequest request) {
        UUID job = one(operator, Answers.id(id)).id();
        Inputs query = Inputs.ofQuery(request);
        Optional<String> outcome = query.oneOf("outcome", OUTCOMES);
        int after = query.number("after", 0, Integer.MAX_VALUE, 0);
        int limit = query.number("limit", 1, 500, 50);
        query.end();
        return jobs.items(job, outcome, after, limit);
    }

    private interface Verb {
        Optional<Why> of(Act act, UUID job);
    }

    @PostMapping("/{id}/pause")
    @Requires(Right.REPLAY)
    ReplayJob pause(Operator operator, @PathVariable("id") String id, HttpServletRequest request) throws IOException {
        return changed(operator, id, request, jobs::pause);
    }

    @PostMapping("/{id}/resume")
    @Requires(Right.REPLAY)
    ReplayJob resume(Operator operator, @PathVariable("id") String id, HttpServletRequest request) throws IOException {
        return changed(operator, id, request, jobs::resume);
    }

    @PostMapping("/{id}/cancel")
    @Requires(Right.REPLAY)
    ReplayJob cancel(Operator operator, @PathVariable("id") String id, HttpServletRequest request) throws IOException {
        return changed(operator, id, request, jobs::cancel);
    }

    private ReplayJob changed(Operator operator, String id, HttpServletRequest request, Verb verb) throws IOException {
        Act act = Answers.onlyReason(operator, request);
        Optional<Why> obstacle = verb.of(act, Answers.id(id));
        if (obstacle.isPresent()) {
            throw obstacle.get() == Why.NOT_FOUND ? Answers.notFound() : Answers.conflict(obstacle.get());
        }
        return one(operator, id);
    }
}
