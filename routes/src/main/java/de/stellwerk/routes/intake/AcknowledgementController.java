package de.stellwerk.routes.intake;

import de.stellwerk.routes.ledger.Submissions;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Gives acknowledgements again, word for word, and the keys to verify them. */
@RestController
final class AcknowledgementController {

    static final String JOSE = "application/jose";

    private final Identifying identifying;
    private final Submissions submissions;
    private final SigningKeys keys;

    AcknowledgementController(Identifying identifying, Submissions submissions, SigningKeys keys) {
        this.identifying = identifying;
        this.submissions = submissions;
        this.keys = keys;
    }

    @GetMapping(path = SubmissionsController.SUBMISSIONS + "/{id}/acknowledgement", produces = JOSE)
    ResponseEntity<byte[]> acknowledgement(@PathVariable String id, HttpServletRequest request) {
        String portal = identifying.portal(request).id();
        return submissions
                .acknowledgement(portal, uuid(id))
                .map(jws -> ResponseEntity.ok()
                        .contentType(MediaType.parseMediaType(JOSE))
                        .body(jws.getBytes(java.nio.charset.StandardCharsets.US_ASCII)))
                .orElseThrow(() -> Refusal.of(Problem.NOT_FOUND));
    }

    /** Public: whoever holds an acknowledgement may verify it. */
    @GetMapping(path = "/.well-known/jwks.json", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<String> keys() {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(Duration.ofMinutes(5)).cachePublic())
                .body(keys.published().toString());
    }

    private static UUID uuid(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            throw Refusal.of(Problem.NOT_FOUND);
        }
    }
}
