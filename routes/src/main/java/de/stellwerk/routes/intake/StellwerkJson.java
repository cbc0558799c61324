package de.stellwerk.routes.intake;

import com.networknt.schema.Schema;
import de.stellwerk.routes.catalog.PortalFormat;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The hub's own JSON envelope. Attachments come inline in Base64, or as parts of a multipart body that the envelope names.
 * The form bytes are the envelope without {@code data} and {@code part} of its attachments, canonical by RFC 8785.
 */
@Component
final class StellwerkJson implements IntakeFormat {

    private static final Schema ENVELOPE = JsonSchemas.compile(resource("envelope-1.0.schema.json"));

    @Override
    public PortalFormat format() {
        return PortalFormat.STELLWERK_JSON;
    }

    @Override
    public MediaType mediaType() {
        return MediaType.APPLICATION_JSON;
    }

    @Override
    public String messagePart() {
        return "submission";
    }

    @Override
    public Named named(byte[] message) {
        JsonNode envelope = JsonText.read(message);
        return new Named(text(envelope, "reference"), text(envelope, "service"));
    }

    @Override
    public Sent read(byte[] message, List<Part> parts, Staging staging) throws IOException {
        JsonNode envelope = JsonText.read(message);
        List<Violation> violations = new ArrayList<>(violations(envelope));
        if (!envelope.isObject()) {
            throw Refusal.of(Problem.INVALID, new Form.Json(envelope, message).placed(violations));
        }
        Attachments attachments = new Attachments(parts, violations);
        for (int i = 0; i < envelope.path("attachments").size(); i++) {
            attachment(envelope.path("attachments").get(i), "/attachments/" + i, attachments, staging);
        }
        attachments.refuseUnnamed();
        return new Sent(
                text(envelope, "reference"),
                text(envelope, "case"),
                text(envelope, "service"),
                text(envelope, "area"),
                envelope.path("test").asBoolean(false),
                text(envelope, "returnUrl").flatMap(StellwerkJson::uri),
                new Form.Json(envelope, message),
                JsonText.canonical(withoutContents(envelope)),
                attachments.joined(),
                violations);
    }

    /** What is wrong with an envelope apart from its form. */
    static List<Violation> violations(JsonNode envelope) {
        return JsonSchemas.violations(ENVELOPE, envelope, "");
    }

    static void attachment(JsonNode node, String pointer, Attachments attachments, Staging staging) throws IOException {
        String name = node.path("name").asString("");
        String purpose = node.path("purpose").asString("");
        String mediaType = node.path("mediaType").asString("");
        Place place = Place.pointer(pointer);
        if (node.path("data").isString()) {
            Optional<byte[]> content = decoded(node.path("data").stringValue());
            if (content.isEmpty()) {
                attachments.refuse(Violation.at(pointer + "/data", "attachment-base64"));
                return;
            }
            InputStream stream = new ByteArrayInputStream(content.get());
            attachments.add(
                    new SentAttachment(name, purpose, mediaType, place, staging.take(stream, content.get().length)));
        } else if (node.path("part").isString()) {
            attachments.join(node.path("part").stringValue(), name, purpose, mediaType, place);
        }
    }

    private static Optional<byte[]> decoded(String base64) {
        try {
            return Optional.of(Base64.getDecoder().decode(base64));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    static JsonNode withoutContents(JsonNode envelope) {
        if (!(envelope instanceof ObjectNode whole)
                || !envelope.path("attachments").isArray()) {
            return envelope;
        }
        ObjectNode bare = whole.objectNode().setAll(whole);
        bare.putArray("attachments")
                .addAll(envelope.path("attachments")
                        .valueStream()
                        .map(StellwerkJson::withoutContent)
                        .toList());
        return bare;
    }

    private static JsonNode withoutContent(JsonNode attachment) {
        return attachment instanceof ObjectNode described
                ? described.objectNode().setAll(described).without(List.of("data", "part"))
                : attachment;
    }

    static Optional<String> text(JsonNode envelope, String name) {
        return Optional.of(envelope.path(name)).filter(JsonNode::isString).map(JsonNode::stringValue);
    }

    private static Optional<URI> uri(String text) {
        try {
            return Optional.of(URI.create(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    static byte[] resource(String name) {
        try (InputStream schema = de.stellwerk.schemas.Din91379.class.getResourceAsStream(name)) {
            return schema.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
