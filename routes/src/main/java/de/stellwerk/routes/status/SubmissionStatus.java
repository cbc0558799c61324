package de.stellwerk.routes.status;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import de.stellwerk.routes.ledger.Submissions;
import de.stellwerk.routes.payment.PaymentDocuments.PaymentDocument;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A submission as its portal sees it.
 *
 * @param caseId the hub's id of the case it belongs to
 * @param sender of a message, the target that sent it; absent for applications
 * @param state waiting (for its payment; a message: for its portal), in-flight, held, parked, delivered, dead, closed, archived or
 *     erased: the worst of its deliveries
 * @param service the Leistungsschlüssel, 14 digits
 * @param tenant the id of the competent authority in the hub's catalogue
 * @param payment absent where the service knows no fees
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SubmissionStatus(
        UUID id,
        UUID caseId,
        String sender,
        String reference,
        @JsonProperty("case") String caseReference,
        String service,
        String tenant,
        String area,
        boolean test,
        Instant receivedAt,
        String state,
        PaymentDocument payment,
        List<DeliveryStatus> deliveries,
        List<Submissions.EventView> events) {

    /**
     * One delivery.
     *
     * @param role what the target is for the service: dms, specialist …
     * @param receipt what the target answered, by name; there when, and only when, it is delivered
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record DeliveryStatus(
            String role,
            String state,
            int attempts,
            Instant nextAttemptAt,
            Instant deliveredAt,
            Map<String, String> receipt,
            Failure failure,
            List<Attempt> history) {}

    /** Why the last attempt failed: class, place and code as the handbook explains them. */
    record Failure(@JsonProperty("class") String kind, String place, String code, Instant at) {}

    /** One attempt; {@code outcome} is delivered, lost, or the class of the failure. */
    record Attempt(Instant startedAt, Instant endedAt, String outcome) {}

    /** @param submission with its own deliveries only */
    public static SubmissionStatus of(Submissions.Submission submission, Optional<PaymentDocument> payment) {
        return new SubmissionStatus(
                submission.id(),
                submission.caseId(),
                submission.sender(),
                submission.reference(),
                submission.caseReference(),
                submission.serviceKey(),
                submission.tenant(),
                submission.area(),
                submission.test(),
                submission.receivedAt(),
                submission.state(),
                payment.orElse(null),
                submission.deliveries().stream().map(SubmissionStatus::delivery).toList(),
                submission.events());
    }

    private static DeliveryStatus delivery(Submissions.DeliveryView delivery) {
        Submissions.FailureView failure = delivery.failure();
        return new DeliveryStatus(
                delivery.role(),
                delivery.state(),
                delivery.attempts(),
                delivery.nextAttemptAt(),
                delivery.deliveredAt(),
                delivery.receipt(),
                failure == null ? null : new Failure(failure.kind(), failure.place(), failure.code(), failure.at()),
                delivery.history().stream()
                        .map(attempt -> new Attempt(attempt.startedAt(), attempt.endedAt(), attempt.outcome()))
                        .toList());
    }
}
