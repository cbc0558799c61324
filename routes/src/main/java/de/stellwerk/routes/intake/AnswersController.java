package de.stellwerk.routes.intake;

import com.github.f4b6a3.uuid.UuidCreator;
import de.stellwerk.routes.ledger.Uploads;
import de.stellwerk.routes.ledger.Vault;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** The targets' door over HTTP: what specialist systems answer to the cases that were delivered to them. */
@RestController
final class AnswersController {

    private final Entrance entrance;
    private final IntakeSettings settings;
    private final Uploads uploads;
    private final Vault vault;

    AnswersController(Entrance entrance, IntakeSettings settings, Uploads uploads, Vault vault) {
        this.entrance = entrance;
        this.settings = settings;
        this.uploads = uploads;
        this.vault = vault;
    }

    record AcceptedMessage(
            UUID id,
            UUID caseId,
            String reference,
            Instant receivedAt,
            String contentHash,
            String state,
            String acknowledgement) {}

    @PostMapping(path = "/api/v1/cases/{id}/messages", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<AcceptedMessage> answer(@PathVariable String id, HttpServletRequest request) throws IOException {
        Answer.Accepted accepted = (Answer.Accepted) entrance.admit(new MessageCall(call(request), PathId.of(id)));
        return ResponseEntity.accepted()
                .body(new AcceptedMessage(
                        accepted.id(),
                        accepted.caseId(),
                        accepted.reference(),
                        accepted.receivedAt(),
                        accepted.contentHash(),
                        accepted.state(),
                        accepted.acknowledgement()));
    }

    private Call call(HttpServletRequest request) throws IOException {
        Vault.Key key = vault.newKey(UuidCreator.getTimeOrderedEpoch());
        return new Call(
                new Sender.Claimed(Caller.apiKey(request), Origin.isLoopback(request)),
                new Content.Body(
                        Optional.ofNullable(request.getContentType()),
                        new PacedBody(request.getInputStream(), settings, System::nanoTime)),
                false,
                Instant.now().truncatedTo(ChronoUnit.MILLIS),
                new Staging.InLedger(uploads, key));
    }
}
