package de.stellwerk.routes.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.networknt.schema.Schema;
import de.stellwerk.routes.catalog.Service;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Reads a target's message, alone or as multipart, stages its attachments and collects everything that is wrong with it. The
 * shape is {@code message-1.0.schema.json}; attachments are as in the hub's own envelope.
 */
@Component
final class MessageReading {

    /** The part of a multipart body that holds the message. */
    static final String PART = "message";

    private static final Schema MESSAGE = JsonSchemas.own("message-1.0.schema.json");

    /** The same for all services: what authorities send to citizens, nothing that runs. */
    private static final Service.AttachmentRules RULES = new Service.AttachmentRules(
            20,
            100L << 20,
            List.of(
                    "application/pdf",
                    "image/png",
                    "image/jpeg",
                    "image/tiff",
                    "application/xml",
                    "text/plain",
                    "text/csv",
                    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                    "application/vnd.oasis.opendocument.text"),
            List.of("attachment", "form", "report"));

    /** A DMS puts the message's name in front, and file systems take 255 bytes. */
    private static final int LONGEST_NAME = 220;

    private final IntakeSettings settings;

    MessageReading(IntakeSettings settings) {
        this.settings = settings;
    }

    public SentMessage read(Addressed addressed) {
        try {
            return sent(addressed);
        } catch (IOException e) {
            throw Refusal.of(Problem.BAD_REQUEST, Violation.of("body-cut", Place.NOWHERE));
        }
    }

    private SentMessage sent(Addressed addressed) throws IOException {
        Call call = addressed.call();
        Content.Body content = (Content.Body) call.content();
        MediaType type = Reading.typeOf(content);
        if (type.equalsTypeAndSubtype(MediaType.MULTIPART_FORM_DATA)) {
            Multipart.Body body = new Multipart(settings, List.of(PART), call.staging(), message -> RULES.maxBytes())
                    .read(content.stream(), type);
            return sent(addressed, body.message().text(), body.attachments());
        }
        if (!type.equalsTypeAndSubtype(MediaType.APPLICATION_JSON)) {
            throw Reading.unsupported(MediaType.APPLICATION_JSON);
        }
        return sent(addressed, Multipart.wholeMessage(content.stream(), settings), List.of());
    }

    private static SentMessage sent(Addressed addressed, byte[] text, List<Part> parts) throws IOException {
        JsonNode message = JsonText.read(text);
        List<Violation> violations = new ArrayList<>(JsonSchemas.violations(MESSAGE, message, ""));
        Attachments attachments = new Attachments(parts, violations);
        for (int i = 0; i < message.path("attachments").size(); i++) {
            StellwerkJson.attachment(
                    message.path("attachments").get(i),
                    "/attachments/" + i,
                    attachments,
                    addressed.call().staging());
        }
        attachments.refuseUnnamed();
        List<SentAttachment> joined = attachments.joined();
        violations.addAll(AttachmentRules.violations(RULES, joined));
        joined.stream()
                .filter(attachment -> attachment.name().getBytes(UTF_8).length > LONGEST_NAME)
                .map(tooLong -> Violation.of("attachment-name-length", tooLong.place(), LONGEST_NAME))
                .forEach(violations::add);
        return new SentMessage(
                addressed,
                message,
                JsonText.canonical(StellwerkJson.withoutContents(message)),
                joined,
                Form.placed(Optional.of(text), List.copyOf(violations)));
    }
}
