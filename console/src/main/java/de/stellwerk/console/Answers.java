package de.stellwerk.console;

import de.stellwerk.routes.ledger.Act;
import de.stellwerk.routes.ledger.Disclosures.Shown;
import de.stellwerk.routes.ledger.OrderOutcome.Why;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What many calls share: ids in paths, the reason, and how outcomes of the ledger become answers. */
final class Answers {

    private Answers() {}

    /** What is no id is the id of nothing. */
    static UUID id(String text) {
        return Inputs.uuid(text).orElseThrow(Answers::notFound);
    }

    static String reason(Inputs body) {
        return body.requiredText("reason", Act.SHORTEST_REASON, Act.LONGEST_REASON);
    }

    static Act onlyReason(Operator operator, HttpServletRequest request) throws IOException {
        Inputs body = Inputs.ofBody(request);
        String reason = reason(body);
        body.end();
        return operator.acting(reason);
    }

    static <T> T shown(Shown<T> shown) {
        if (shown instanceof Shown.Content<T> content) {
            return content.content();
        }
        throw shown instanceof Shown.Erased<T> ? new OpsProblem(ProblemKind.ERASED) : notFound();
    }

    /** Words that mean themselves, for {@link Inputs#oneOf}. */
    static Map<String, String> words(Collection<String> words) {
        return words.stream().collect(Collectors.toMap(Function.identity(), Function.identity()));
    }

    static OpsProblem notFound() {
        return new OpsProblem(ProblemKind.NOT_FOUND);
    }

    static OpsProblem conflict(Why why) {
        return new OpsProblem(ProblemKind.CONFLICT, Violation.of(why.word()));
    }
}
