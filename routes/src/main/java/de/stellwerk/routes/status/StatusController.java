package de.stellwerk.routes.status;

import de.stellwerk.routes.intake.Identifying;
import de.stellwerk.routes.intake.Place;
import de.stellwerk.routes.intake.Problem;
import de.stellwerk.routes.intake.Refusal;
import de.stellwerk.routes.intake.Violation;
import de.stellwerk.routes.ledger.Submissions;
import de.stellwerk.routes.ledger.Withdrawals;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What became of a portal's submissions, and taking one back. Another portal's submissions do not exist. */
@RestController
final class StatusController {

    private static final String SUBMISSION = "/api/v1/submissions/{id}";

    private final Identifying identifying;
    private final Submissions submissions;
    private final Withdrawals withdrawals;
    private final StatusDocuments documents;

    StatusController(
            Identifying identifying, Submissions submissions, Withdrawals withdrawals, StatusDocuments documents) {
        this.documents = documents;
        this.identifying = identifying;
        this.submissions = submissions;
        this.withdrawals = withdrawals;
    }

    @GetMapping(path = SUBMISSION, produces = MediaType.APPLICATION_JSON_VALUE)
    SubmissionStatus status(@PathVariable String id, HttpServletRequest request) {
        return documents.of(own(id, request));
    }

    @DeleteMapping(path = SUBMISSION, produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<SubmissionStatus> withdraw(@PathVariable String id, HttpServletRequest request) {
        Submissions.Submission submission = own(id, request);
        List<Violation> obstacles = withdrawals.withdraw(submission.id()).stream()
                .map(StatusController::violation)
                .toList();
        if (!obstacles.isEmpty()) {
            throw Refusal.of(Problem.WITHDRAWAL_IMPOSSIBLE, obstacles);
        }
        return ResponseEntity.ok(documents.of(
                submissions.ofPortal(submission.portal(), submission.id()).orElseThrow()));
    }

    private Submissions.Submission own(String id, HttpServletRequest request) {
        String portal = identifying.portal(request).id();
        return submissions.ofPortal(portal, SubmissionIds.of(id)).orElseThrow(() -> Refusal.of(Problem.NOT_FOUND));
    }

    private static Violation violation(Withdrawals.Obstacle obstacle) {
        String rule = "withdrawal-" + obstacle.name().toLowerCase(Locale.ROOT).replace('_', '-');
        return Violation.of(rule, Place.NOWHERE);
    }
}
