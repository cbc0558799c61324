package de.stellwerk.console;

import de.stellwerk.routes.ledger.UnknownCursor;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.TransactionException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Answers whatever goes wrong in a call of the operations API. */
@RestControllerAdvice(basePackageClasses = OpsProblems.class)
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
final class OpsProblems {

    private static final Logger log = LoggerFactory.getLogger(OpsProblems.class);

    @ExceptionHandler
    ResponseEntity<OpsProblem.Document> refused(OpsProblem problem, HttpServletRequest request) {
        Texts texts = Texts.preferredBy(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE));
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(problem.kind().status())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .header(HttpHeaders.CONTENT_LANGUAGE, texts.locale().toLanguageTag());
        if (problem.kind() == ProblemKind.UNAUTHENTICATED) {
            answer.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        if (problem.kind() == ProblemKind.UNAVAILABLE) {
            answer.header(HttpHeaders.RETRY_AFTER, "5");
        }
        return answer.body(problem.document(texts));
    }

    @ExceptionHandler
    ResponseEntity<OpsProblem.Document> foreign(UnknownCursor cursor, HttpServletRequest request) {
        return refused(new OpsProblem(ProblemKind.BAD_REQUEST, Violation.inQuery("unknown-cursor", "cursor")), request);
    }

    @ExceptionHandler
    ResponseEntity<OpsProblem.Document> byAnotherMethod(
            HttpRequestMethodNotSupportedException known, HttpServletRequest request) {
        return ResponseEntity.status(known.getStatusCode())
                .headers(known.getHeaders())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(new OpsProblem(ProblemKind.METHOD_NOT_ALLOWED)
                        .document(Texts.preferredBy(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE))));
    }

    @ExceptionHandler
    ResponseEntity<OpsProblem.Document> unreadable(InvalidParameterException failure, HttpServletRequest request) {
        return refused(new OpsProblem(ProblemKind.ofStatus(failure.getErrorCode())), request);
    }

    @ExceptionHandler({DataAccessException.class, TransactionException.class})
    ResponseEntity<OpsProblem.Document> unreachable(Exception failure, HttpServletRequest request) {
        log.warn("The ledger does not answer: {}", failure.getClass().getSimpleName());
        return refused(new OpsProblem(ProblemKind.UNAVAILABLE), request);
    }

    @ExceptionHandler
    ResponseEntity<OpsProblem.Document> other(Exception failure, HttpServletRequest request) {
        if (failure instanceof ErrorResponse known) {
            return refused(
                    new OpsProblem(ProblemKind.ofStatus(known.getStatusCode().value())), request);
        }
        if (failure instanceof IOException) {
            return refused(new OpsProblem(ProblemKind.BAD_REQUEST), request);
        }
        log.error(
                "A call failed for a reason of our own: {}", failure.getClass().getName());
        return refused(new OpsProblem(ProblemKind.INTERNAL), request);
    }
}
