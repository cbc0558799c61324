package de.stellwerk.routes.status;

import de.stellwerk.routes.intake.Identifying;
import de.stellwerk.routes.intake.Place;
import de.stellwerk.routes.intake.Problem;
import de.stellwerk.routes.intake.Refusal;
import de.stellwerk.routes.intake.Violation;
import de.stellwerk.routes.ledger.Submissions;
import de.stellwerk.routes.payment.Opening;
import de.stellwerk.routes.payment.Opening.Opened;
import de.stellwerk.routes.payment.PaymentDocuments;
import de.stellwerk.routes.payment.PaymentDocuments.PaymentDocument;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Duration;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Paying, as a portal's server has it done: what is owed, where it is paid, and taking back an address it gave to a browser. */
@RestController
final class PaymentController {

    private static final String PAYMENT = "/api/v1/submissions/{id}/payment";
    private static final Duration SOON = Duration.ofSeconds(5);

    private final Identifying identifying;
    private final Submissions submissions;
    private final Opening opening;
    private final PaymentDocuments documents;

    PaymentController(Identifying identifying, Submissions submissions, Opening opening, PaymentDocuments documents) {
        this.identifying = identifying;
        this.submissions = submissions;
        this.opening = opening;
        this.documents = documents;
    }

    /** @param redirectUrl the provider's page, for the applicant's browser; the same however often it is asked for while it is open */
    record OpenedDocument(String state, URI redirectUrl) {}

    @GetMapping(path = PAYMENT, produces = MediaType.APPLICATION_JSON_VALUE)
    PaymentDocument payment(@PathVariable String id, HttpServletRequest request) {
        return documents.of(own(id, request)).orElseThrow(() -> Refusal.of(Problem.NOT_FOUND));
    }

    /** Opens the payment at the provider, once, whoever calls how often. */
    @PostMapping(path = PAYMENT, produces = MediaType.APPLICATION_JSON_VALUE)
    OpenedDocument open(@PathVariable String id, HttpServletRequest request) {
        Opened opened = opening.open(own(id, request));
        if (opened instanceof Opened.At at) {
            return new OpenedDocument("open", at.payPage());
        }
        if (opened instanceof Opened.Nothing nothing) {
            throw Refusal.of(Problem.PAYMENT_IMPOSSIBLE, Violation.of("payment-" + nothing.state(), Place.NOWHERE));
        }
        throw Refusal.later(Problem.PAYMENT_UNAVAILABLE, SOON);
    }

    @DeleteMapping(path = PAYMENT + "/page", produces = MediaType.APPLICATION_JSON_VALUE)
    PaymentDocument revoke(@PathVariable String id, HttpServletRequest request) {
        UUID submission = own(id, request);
        documents.revokePage(submission);
        return documents.of(submission).orElseThrow(() -> Refusal.of(Problem.NOT_FOUND));
    }

    private UUID own(String id, HttpServletRequest request) {
        String portal = identifying.portal(request).id();
        return submissions
                .ofPortal(portal, SubmissionIds.of(id))
                .map(Submissions.Submission::id)
                .orElseThrow(() -> Refusal.of(Problem.NOT_FOUND));
    }
}
