package de.stellwerk.routes.intake;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.github.f4b6a3.uuid.UuidCreator;
import de.stellwerk.routes.ledger.Uploads;
import de.stellwerk.routes.ledger.Vault;
import de.stellwerk.routes.payment.PaymentDocuments;
import de.stellwerk.routes.payment.PaymentDocuments.PaymentDocument;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** The portals' door over HTTP. It reads no body itself: the pipeline does, as a stream. */
@RestController
final class SubmissionsController {

    static final String SUBMISSIONS = "/api/v1/submissions";
    static final String VALIDATIONS = "/api/v1/validations";

    private final Entrance entrance;
    private final IntakeSettings settings;
    private final Uploads uploads;
    private final Vault vault;
    private final PaymentDocuments payments;

    SubmissionsController(
            Entrance entrance, IntakeSettings settings, Uploads uploads, Vault vault, PaymentDocuments payments) {
        this.payments = payments;
        this.entrance = entrance;
        this.settings = settings;
        this.uploads = uploads;
        this.vault = vault;
    }

    /**
     * The answer to what is stored.
     *
     * @param state {@code accepted}, or {@code closed} to the repeat of one that was withdrawn; others are asked for at {@code status}
     * @param payment what it costs and where it is paid; absent where the service knows no fees
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record AcceptedDocument(
            UUID id,
            UUID caseId,
            String reference,
            Instant receivedAt,
            String contentHash,
            String state,
            String acknowledgement,
            URI status,
            PaymentDocument payment) {

        static AcceptedDocument of(Answer.Accepted accepted, Optional<PaymentDocument> payment) {
            return new AcceptedDocument(
                    accepted.id(),
                    accepted.caseId(),
                    accepted.reference(),
                    accepted.receivedAt(),
                    accepted.contentHash(),
                    accepted.state(),
                    accepted.acknowledgement(),
                    URI.create(SUBMISSIONS + "/" + accepted.id()),
                    payment.orElse(null));
        }
    }

    record ValidDocument(boolean valid) {}

    @PostMapping(path = SUBMISSIONS, produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Object> submit(HttpServletRequest request) throws IOException {
        return response(entrance.admit(call(request, false)));
    }

    @PostMapping(path = VALIDATIONS, produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Object> validate(HttpServletRequest request) throws IOException {
        entrance.admit(call(request, true));
        return ResponseEntity.ok(new ValidDocument(true));
    }

    private ResponseEntity<Object> response(Answer answer) {
        if (!(answer instanceof Answer.Accepted accepted)) {
            return ResponseEntity.ok(new ValidDocument(true));
        }
        AcceptedDocument document =
                AcceptedDocument.of(accepted, accepted.charged() ? payments.of(accepted.id()) : Optional.empty());
        return ResponseEntity.accepted().location(document.status()).body(document);
    }

    private Call call(HttpServletRequest request, boolean trial) throws IOException {
        Vault.Key key = vault.newKey(UuidCreator.getTimeOrderedEpoch());
        return new Call(
                new Sender.Claimed(Caller.apiKey(request), Origin.isLoopback(request)),
                new Content.Body(
                        Optional.ofNullable(request.getContentType()),
                        new PacedBody(request.getInputStream(), settings, System::nanoTime)),
                trial,
                Instant.now().truncatedTo(ChronoUnit.MILLIS),
                trial ? new Staging.Nowhere(key) : new Staging.InLedger(uploads, key));
    }
}
