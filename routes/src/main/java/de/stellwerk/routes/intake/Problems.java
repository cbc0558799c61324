package de.stellwerk.routes.intake;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.sql.SQLException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.TransactionException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Answers everything that goes wrong on the portals' side of the hub as {@code application/problem+json}. */
@RestControllerAdvice
final class Problems {

    private static final Logger log = LoggerFactory.getLogger(Problems.class);

    private final ProblemAnswers answers;
    private final IntakeSettings settings;

    Problems(ProblemAnswers answers, IntakeSettings settings) {
        this.answers = answers;
        this.settings = settings;
    }

    @ExceptionHandler
    ResponseEntity<Object> refused(Refusal refusal, HttpServletRequest request) {
        return answers.of(refusal, request);
    }

    /** The ledger does not answer, or not in time. Whether something was stored the portal learns by repeating. */
    @ExceptionHandler({DataAccessException.class, TransactionException.class, SQLException.class})
    ResponseEntity<Object> ledgerUnreachable(Exception failure, HttpServletRequest request) {
        if (failure instanceof DataIntegrityViolationException) {
            return ourFault(failure, request);
        }
        log.warn("The ledger cannot be reached: {}", failure.getClass().getSimpleName());
        return answers.of(Refusal.later(Problem.UNAVAILABLE, settings.retryAfter()), request);
    }

    /** The connection broke; most likely nobody reads the answer. */
    @ExceptionHandler
    ResponseEntity<Object> cut(IOException failure, HttpServletRequest request) {
        return answers.of(Problem.BAD_REQUEST, request);
    }

    /** A query or a form that cannot be decoded, or is too much. */
    @ExceptionHandler
    ResponseEntity<Object> unreadable(InvalidParameterException failure, HttpServletRequest request) {
        return answers.of(Problem.ofStatus(failure.getErrorCode()), request);
    }

    @ExceptionHandler
    ResponseEntity<Object> other(Exception failure, HttpServletRequest request) {
        if (!(failure instanceof ErrorResponse known)) {
            return ourFault(failure, request);
        }
        Problem problem = Problem.ofStatus(known.getStatusCode().value());
        ResponseEntity<Object> answer = answers.of(problem, request);
        return ResponseEntity.status(answer.getStatusCode())
                .headers(answer.getHeaders())
                .headers(allowed(known))
                .body(answer.getBody());
    }

    private static HttpHeaders allowed(ErrorResponse known) {
        HttpHeaders allow = new HttpHeaders();
        known.getHeaders().forEach((name, values) -> {
            if (name.equalsIgnoreCase(HttpHeaders.ALLOW)) {
                allow.addAll(name, values);
            }
        });
        return allow;
    }

    private ResponseEntity<Object> ourFault(Exception failure, HttpServletRequest request) {
        log.error("A request failed for a reason of our own", bare(failure));
        return answers.of(Problem.INTERNAL, request);
    }

    /** Messages of exceptions may quote what a portal sent; their places do not. */
    static Throwable bare(Throwable failure) {
        return bare(failure, 0);
    }

    private static Throwable bare(Throwable failure, int depth) {
        Throwable bare = new Throwable(failure.getClass().getName());
        bare.setStackTrace(failure.getStackTrace());
        if (failure.getCause() != null && depth < 10) {
            bare.initCause(bare(failure.getCause(), depth + 1));
        }
        return bare;
    }
}
