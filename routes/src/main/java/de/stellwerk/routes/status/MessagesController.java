package de.stellwerk.routes.status;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import de.stellwerk.routes.intake.Identifying;
import de.stellwerk.routes.intake.PathId;
import de.stellwerk.routes.intake.Place;
import de.stellwerk.routes.intake.Problem;
import de.stellwerk.routes.intake.Refusal;
import de.stellwerk.routes.intake.Violation;
import de.stellwerk.routes.ledger.CaseMessages;
import de.stellwerk.routes.ledger.Cases;
import de.stellwerk.routes.ledger.StoredAttachment;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What specialist systems said about a portal's cases. Another portal's cases and messages do not exist. */
@RestController
final class MessagesController {

    private static final int PAGE = 100;
    private static final Supplier<Refusal> NOT_FOUND = () -> Refusal.of(Problem.NOT_FOUND);

    private final Identifying identifying;
    private final Cases cases;
    private final CaseMessages messages;

    MessagesController(Identifying identifying, Cases cases, CaseMessages messages) {
        this.identifying = identifying;
        this.cases = cases;
        this.messages = messages;
    }

    /** Messages of a case, oldest first; {@code next} is there when there may be more, to be asked for with {@code after}. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Page(UUID caseId, List<CaseMessages.Message> messages, UUID next) {}

    /** A message with what the target sent; that is absent once it is erased. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Shown(
            @JsonUnwrapped CaseMessages.Message message,
            @JsonRawValue String content,
            List<StoredAttachment> attachments) {}

    @GetMapping(path = "/api/v1/cases/{id}/messages", produces = MediaType.APPLICATION_JSON_VALUE)
    Page ofCase(@PathVariable String id, @RequestParam(defaultValue = "") String after, HttpServletRequest request) {
        String portal = identifying.portal(request).id();
        UUID caseId = cases.ofPortal(portal, PathId.of(id)).orElseThrow(NOT_FOUND);
        List<CaseMessages.Message> page = messages.ofCase(portal, caseId, after(portal, caseId, after), PAGE);
        return new Page(
                caseId, page, page.size() < PAGE ? null : page.get(PAGE - 1).id());
    }

    private Optional<UUID> after(String portal, UUID caseId, String after) {
        if (after.isEmpty()) {
            return Optional.empty();
        }
        Optional<UUID> known = uuid(after)
                .flatMap(id -> messages.find(portal, id))
                .filter(message -> message.caseId().equals(caseId))
                .map(CaseMessages.Message::id);
        if (known.isEmpty()) {
            throw Refusal.of(Problem.INVALID, Violation.of("messages-after", Place.NOWHERE));
        }
        return known;
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @GetMapping(path = "/api/v1/messages/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Shown> message(@PathVariable String id, HttpServletRequest request) {
        CaseMessages.Message message = own(id, request);
        Shown shown = messages.content(message)
                .map(content -> new Shown(
                        message, new String(content.message(), StandardCharsets.UTF_8), content.attachments()))
                .orElseGet(() -> new Shown(message, null, null));
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(shown);
    }

    /** Always as bytes to be saved, whatever the target called them: nothing is to be opened in a browser. */
    @GetMapping(path = "/api/v1/messages/{id}/attachments/{attachment}")
    ResponseEntity<Resource> attachment(
            @PathVariable String id, @PathVariable String attachment, HttpServletRequest request) {
        CaseMessages.Opened opened =
                messages.attachment(own(id, request), PathId.of(attachment)).orElseThrow(NOT_FOUND);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .contentLength(opened.facts().size())
                .cacheControl(CacheControl.noStore())
                .header("X-Content-Type-Options", "nosniff")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(opened.facts().name(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(new InputStreamResource(opened.bytes()));
    }

    private CaseMessages.Message own(String id, HttpServletRequest request) {
        String portal = identifying.portal(request).id();
        return messages.find(portal, PathId.of(id)).orElseThrow(NOT_FOUND);
    }
}
