package de.stellwerk.console;

import de.stellwerk.routes.ledger.Act;
import de.stellwerk.routes.ledger.IncidentOrders.Outcome;
import de.stellwerk.routes.ledger.Incidents;
import de.stellwerk.routes.ledger.Incidents.Incident;
import de.stellwerk.routes.ledger.Page;
import de.stellwerk.routes.payment.IncidentVerbs;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the hub must not decide by itself, and deciding it. */
@RestController
@RequestMapping(ConsoleConfiguration.ROOT + "/incidents")
final class IncidentsApi {

    private static final Map<String, String> STATES = Answers.words(Set.of("open", "resolved"));
    private static final Map<String, String> KINDS = Answers.words(Incidents.KINDS);

    private final Incidents incidents;
    private final IncidentVerbs verbs;

    IncidentsApi(Incidents incidents, IncidentVerbs verbs) {
        this.incidents = incidents;
        this.verbs = verbs;
    }

    @GetMapping
    @Requires(Right.METADATA)
    Page<Incident> list(Operator operator, HttpServletRequest request) {
        Inputs query = Inputs.ofQuery(request);
        Incidents.Filter filter = new Incidents.Filter(
                query.oneOf("state", STATES),
                query.oneOf("kind", KINDS),
                query.text("tenant", 1, 200),
                query.text("submission", 1, 36).map(Answers::id));
        Optional<String> cursor = query.text("cursor", 1, 500);
        int limit = query.number("limit", 1, 500, 50);
        query.end();
        return incidents.list(operator.scope(), filter, cursor, limit);
    }

    @GetMapping("/{id}")
    @Requires(Right.METADATA)
    Incident one(Operator operator, @PathVariable("id") String id) {
        return incidents.find(operator.scope(), Answers.id(id)).orElseThrow(Answers::notFound);
    }

    @PostMapping("/{id}/ask-again")
    @Requires(Right.PAYMENTS)
    Incident askAgain(Operator operator, @PathVariable("id") String id, HttpServletRequest request) throws IOException {
        return decided(operator, id, request, verbs::askAgain);
    }

    @PostMapping("/{id}/deliver-now")
    @Requires(Right.PAYMENTS)
    Incident deliverNow(Operator operator, @PathVariable("id") String id, HttpServletRequest request)
            throws IOException {
        return decided(operator, id, request, verbs::deliverNow);
    }

    @PostMapping("/{id}/known")
    @Requires(Right.PAYMENTS)
    Incident known(Operator operator, @PathVariable("id") String id, HttpServletRequest request) throws IOException {
        Inputs body = Inputs.ofBody(request);
        String reason = Answers.reason(body);
        String transaction = body.requiredText("transaction", 1, 200);
        Optional<URI> page = body.text("page", 1, 2000).flatMap(text -> webAddress(body, text));
        body.end();
        return answer(operator, id, verbs.known(operator.acting(reason), Answers.id(id), transaction, page));
    }

    /** Browsers are sent there. */
    private static Optional<URI> webAddress(Inputs body, String text) {
        try {
            URI address = URI.create(text);
            if (Set.of("http", "https").contains(String.valueOf(address.getScheme())) && address.getHost() != null) {
                return Optional.of(address);
            }
        } catch (IllegalArgumentException unreadable) {
            // refused below
        }
        body.refuse("web-address", "page");
        return Optional.empty();
    }

    @PostMapping("/{id}/propose-refund")
    @Requires(Right.PAYMENTS)
    Incident proposeRefund(Operator operator, @PathVariable("id") String id, HttpServletRequest request)
            throws IOException {
        return decided(operator, id, request, verbs::proposeRefund);
    }

    @PostMapping("/{id}/settle")
    @Requires(Right.PAYMENTS)
    Incident settle(Operator operator, @PathVariable("id") String id, HttpServletRequest request) throws IOException {
        return decided(operator, id, request, verbs::settle);
    }

    private interface Verb {
        Outcome of(Act act, UUID incident);
    }

    private Incident decided(Operator operator, String id, HttpServletRequest request, Verb verb) throws IOException {
        Act act = Answers.onlyReason(operator, request);
        return answer(operator, id, verb.of(act, Answers.id(id)));
    }

    private Incident answer(Operator operator, String id, Outcome outcome) {
        return switch (outcome) {
            case DONE -> one(operator, id);
            case NOT_FOUND -> throw Answers.notFound();
            case RESOLVED -> throw new OpsProblem(ProblemKind.CONFLICT, Violation.of("incident-resolved"));
            case NOT_APPLICABLE -> throw new OpsProblem(ProblemKind.CONFLICT, Violation.of("incident-other-verb"));
        };
    }
}
