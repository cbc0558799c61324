package de.stellwerk.routes.status;

import de.stellwerk.routes.ledger.Submissions;
import de.stellwerk.routes.payment.PaymentDocuments;
import org.springframework.stereotype.Component;

/** Puts together how submissions are, for portals that ask and for portals that are told. */
@Component
public final class StatusDocuments {

    private final PaymentDocuments payments;

    StatusDocuments(PaymentDocuments payments) {
        this.payments = payments;
    }

    /** @param submission with its own deliveries only */
    public SubmissionStatus of(Submissions.Submission submission) {
        return SubmissionStatus.of(submission, payments.of(submission.id()));
    }
}
