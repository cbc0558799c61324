package de.stellwerk.routes.intake;

import com.networknt.schema.Schema;
import de.stellwerk.routes.ledger.CaseMessages;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Where a portal confirms that it has a message, with a number of its own if it likes. Confirming again changes nothing. */
@RestController
final class ReceiptsController {

    private static final int LONGEST = 4096;
    private static final Schema RECEIPT = JsonSchemas.compile("""
            {"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object", "additionalProperties": false,
             "properties": {"reference": {"type": "string", "minLength": 1, "maxLength": 100, "format": "din-91379-b"}}}
            """.getBytes(StandardCharsets.UTF_8));

    private final Identifying identifying;
    private final IntakeSettings settings;
    private final CaseMessages messages;

    ReceiptsController(Identifying identifying, IntakeSettings settings, CaseMessages messages) {
        this.identifying = identifying;
        this.settings = settings;
        this.messages = messages;
    }

    @PostMapping(path = "/api/v1/messages/{id}/receipt", produces = MediaType.APPLICATION_JSON_VALUE)
    CaseMessages.Message confirm(@PathVariable String id, HttpServletRequest request) throws IOException {
        String portal = identifying.portal(request).id();
        UUID message = PathId.of(id);
        CaseMessages.Message found = messages.find(portal, message).orElseThrow(() -> Refusal.of(Problem.NOT_FOUND));
        messages.confirm(found, reference(body(request)));
        return messages.find(portal, message).orElseThrow(() -> Refusal.of(Problem.NOT_FOUND));
    }

    private byte[] body(HttpServletRequest request) throws IOException {
        InputStream body = new PacedBody(request.getInputStream(), settings, System::nanoTime);
        byte[] whole = body.readNBytes(LONGEST + 1);
        if (whole.length > LONGEST) {
            throw Refusal.of(Problem.TOO_LARGE);
        }
        return whole;
    }

    private static Optional<String> reference(byte[] body) {
        if (body.length == 0) {
            return Optional.empty();
        }
        JsonNode receipt = JsonText.read(body);
        List<Violation> violations = JsonSchemas.violations(RECEIPT, receipt, "");
        if (!violations.isEmpty()) {
            throw Refusal.of(Problem.INVALID, Form.placed(Optional.of(body), violations));
        }
        return JsonText.text(receipt, "reference");
    }
}
