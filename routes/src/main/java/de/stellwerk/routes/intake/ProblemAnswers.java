package de.stellwerk.routes.intake;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes problems as answers, in the caller's language, with no more violations than may be named at once. */
@Component
final class ProblemAnswers {

    private final IntakeSettings settings;
    private final JsonMapper json;
    private final RestOfBody rest;

    ProblemAnswers(IntakeSettings settings, JsonMapper json, RestOfBody rest) {
        this.settings = settings;
        this.json = json;
        this.rest = rest;
    }

    ResponseEntity<Object> of(Problem problem, HttpServletRequest request) {
        return of(Refusal.of(problem), request);
    }

    ResponseEntity<Object> of(Refusal refusal, HttpServletRequest request) {
        Problem problem = refusal.problem();
        Texts texts = Texts.preferredBy(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE));
        ResponseEntity.BodyBuilder answer = head(problem, refusal.retryAfter(), texts);
        if (problem == Problem.TOO_SLOW || !rest.readOn(request)) {
            answer.header(HttpHeaders.CONNECTION, "close");
        }
        // Bytes, so that the answer says how long it is: whoever is still sending when it comes can read it whole.
        return answer.body(json.writeValueAsBytes(document(refusal, texts)));
    }

    /** Says it with these texts. */
    ProblemDocument document(Refusal refusal, Texts texts) {
        return ProblemDocument.of(refusal.problem(), shown(refusal.violations()), texts);
    }

    private static ResponseEntity.BodyBuilder head(Problem problem, Optional<Duration> retryAfter, Texts texts) {
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(problem.status())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .header(HttpHeaders.CONTENT_LANGUAGE, texts.locale().toLanguageTag());
        retryAfter.ifPresent(wait -> answer.header(HttpHeaders.RETRY_AFTER, seconds(wait)));
        if (problem == Problem.UNAUTHENTICATED) {
            answer.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        return answer;
    }

    private List<Violation> shown(List<Violation> violations) {
        if (violations.size() <= settings.violations()) {
            return violations;
        }
        List<Violation> shown = new ArrayList<>(violations.subList(0, settings.violations()));
        shown.add(Violation.of("more-violations", Place.NOWHERE, violations.size() - settings.violations()));
        return shown;
    }

    private static String seconds(Duration wait) {
        return String.valueOf(Math.max(1, (wait.toMillis() + 999) / 1000));
    }
}
