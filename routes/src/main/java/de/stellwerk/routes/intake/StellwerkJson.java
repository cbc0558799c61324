package de.stellwerk.routes.intake;

import static de.stellwerk.routes.intake.JsonText.text;

import com.networknt.schema.Schema;
import de.stellwerk.routes.catalog.PortalFormat;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.springframework.http.MediaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The hub's own JSON envelope. Attachments come inline in Base64, or as parts of a multipart body that the envelope names.
 * The form bytes are the envelope without {@code data} and {@code part} of its attachments, canonical by RFC 8785.
 */
final class StellwerkJson implements IntakeFormat {

    static final IntakeFormat FORMAT = new StellwerkJson();

    private static final Schema ENVELOPE = JsonSchemas.own("envelope-1.0.schema.json");
    private static final Form.Places PLACES =
            new Form.Places(Place.pointer("/service"), Place.pointer("/returnUrl"), Place.pointer("/test"));

    private StellwerkJson() {}

    @Override
    public MediaType mediaType() {
        return MediaType.APPLICATION_JSON;
    }

    @Override
    public List<String> messageParts() {
        return List.of("submission");
    }

    @Override
    public Named named(Message message, AddressBook addressing) {
        JsonNode envelope = JsonText.read(message.text());
        return new Named(text(envelope, "reference"), text(envelope, "service"));
    }

    @Override
    public Sent read(Message message, List<Part> parts, AddressBook addressing, Staging staging) throws IOException {
        JsonNode envelope = JsonText.read(message.text());
        List<Violation> violations = new ArrayList<>(violations(envelope));
        if (!envelope.isObject()) {
            throw Refusal.of(Problem.INVALID, form(envelope, message.text()).placed(violations));
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
                form(envelope, message.text()),
                JsonText.canonical(withoutContents(envelope)),
                attachments.joined(),
                violations,
                payment(envelope.path("payment")));
    }

    /** One that breaks the schema's rules is no payment; the violations say so. */
    private static Optional<SentPayment> payment(JsonNode payment) {
        try {
            return text(payment, "amount")
                    .map(amount -> new SentPayment(
                            new BigDecimal(amount),
                            text(payment, "kassenzeichen"),
                            text(payment, "transaction"),
                            text(payment, "paidAt").map(Instant::parse),
                            Place.pointer("/payment/amount")));
        } catch (NumberFormatException | DateTimeParseException e) {
            return Optional.empty();
        }
    }

    @Override
    public Form kept(byte[] canonical) {
        return form(JsonText.read(canonical), canonical);
    }

    @Override
    public Optional<SentPayment> keptPayment(byte[] canonical) {
        return payment(JsonText.read(canonical).path("payment"));
    }

    private static Form form(JsonNode envelope, byte[] text) {
        return new Form.Json(
                PortalFormat.STELLWERK_JSON,
                PLACES,
                envelope.path("applicant"),
                envelope.path("form"),
                pointer -> "/form" + pointer,
                Optional.of(text));
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

    private static Optional<URI> uri(String text) {
        try {
            return Optional.of(URI.create(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
