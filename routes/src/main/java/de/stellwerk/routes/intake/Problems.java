package de.stellwerk.routes.intake;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.TransactionException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Answers everything that goes wrong on the portals' side of the hub as {@code application/problem+json}. */
@RestControllerAdvice
public final class Problems {

    private static final Logger log = LoggerFactory.getLogger(Problems.class);

    private final IntakeSettings settings;

    Problems(IntakeSettings settings) {
        this.settings = settings;
    }

    @ExceptionHandler
    ResponseEntity<Object> refused(Refusal refusal, HttpServletRequest request) {
        return answer(refusal.problem(), refusal.violations(), refusal.retryAfter(), new HttpHeaders(), request);
    }

    /** The ledger does not answer, or not in time. Whether something was stored the portal learns by repeating. */
    @ExceptionHandler({DataAccessException.class, TransactionException.class, SQLException.class})
    ResponseEntity<Object> ledgerUnreachable(Exception failure, HttpServletRequest request) {
        log.warn("The ledger cannot be reached: {}", failure.getClass().getSimpleName());
        return answer(Problem.UNAVAILABLE, List.of(), Optional.of(settings.retryAfter()), new HttpHeaders(), request);
    }

    @ExceptionHandler
    ResponseEntity<Object> other(Exception failure, HttpServletRequest request) throws Exception {
        if (failure instanceof ErrorResponse known) {
            Problem problem = Problem.ofStatus(known.getStatusCode().value());
            return answer(problem, List.of(), Optional.empty(), known.getHeaders(), request);
        }
        if (failure instanceof IOException) {
            return answer(Problem.BAD_REQUEST, List.of(), Optional.empty(), new HttpHeaders(), request);
        }
        log.error("A request failed for a reason of our own: {}", kindOf(failure), withoutMessages(failure));
        return answer(Problem.INTERNAL, List.of(), Optional.empty(), new HttpHeaders(), request);
    }

    private ResponseEntity<Object> answer(
            Problem problem,
            List<Violation> violations,
            Optional<Duration> retryAfter,
            HttpHeaders headers,
            HttpServletRequest request) {
        Texts texts = Texts.preferredBy(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE));
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(problem.status())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .header(HttpHeaders.CONTENT_LANGUAGE, texts.locale().toLanguageTag());
        headers.headerSet().stream()
                .filter(h -> h.getKey().equalsIgnoreCase(HttpHeaders.ALLOW)
                        || h.getKey().equalsIgnoreCase("Accept"))
                .forEach(h -> answer.header(h.getKey(), h.getValue().toArray(String[]::new)));
        retryAfter.ifPresent(wait -> answer.header(HttpHeaders.RETRY_AFTER, seconds(wait)));
        if (problem == Problem.UNAUTHENTICATED) {
            answer.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        return answer.body(ProblemDocument.of(problem, shown(violations), texts));
    }

    private List<Violation> shown(List<Violation> violations) {
        if (violations.size() <= settings.violations()) {
            return violations;
        }
        List<Violation> shown = new java.util.ArrayList<>(violations.subList(0, settings.violations()));
        shown.add(Violation.of("more-violations", Place.NOWHERE, violations.size() - settings.violations()));
        return shown;
    }

    private static String seconds(Duration wait) {
        return String.valueOf(Math.max(1, (wait.toMillis() + 999) / 1000));
    }

    private static String kindOf(Throwable failure) {
        return failure.getClass().getName();
    }

    /** Messages of exceptions may quote what a portal sent; their places do not. */
    private static Throwable withoutMessages(Throwable failure) {
        Throwable bare = new Throwable(failure.getClass().getName());
        bare.setStackTrace(failure.getStackTrace());
        if (failure.getCause() != null && failure.getCause() != failure) {
            bare.initCause(withoutMessages(failure.getCause()));
        }
        return bare;
    }
}
