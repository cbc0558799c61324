package de.stellwerk.routes.intake;

import static de.stellwerk.routes.intake.JsonText.text;

import com.networknt.schema.Schema;
import de.stellwerk.routes.catalog.Portal.FormAddress;
import de.stellwerk.routes.catalog.PortalFormat;
import de.stellwerk.schemas.xml.XmlLimits;
import de.stellwerk.schemas.xml.XmlRefused;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.http.MediaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The document that a Form-Solutions server hands out for one submission. {@code xml} is the form, {@code pdf} its PDF and
 * {@code attachments} the rest, all in Base64; the form may also be plain XML. The form bytes are the document without
 * {@code status}, which the server changes afterwards, without {@code pdf} and without {@code data} of its attachments, with the
 * form's XML as text in {@code xml}, canonical by RFC 8785. The PDF is the first attachment, named {@code <transID>.pdf}; then
 * come the others in their order.
 */
final class FormSolutions implements IntakeFormat {

    static final IntakeFormat FORMAT = new FormSolutions();

    private static final String XML = "xml";
    private static final String ATTACHMENTS = "attachments";
    private static final Schema SCHEMA = JsonSchemas.own("form-solutions-4.schema.json");
    private static final Form.Places PLACES =
            new Form.Places(Place.pointer("/identifier"), Place.NOWHERE, Place.NOWHERE);

    /** Whoever sends seconds is in 1970, whoever sends microseconds far beyond. */
    private static final BigDecimal EARLIEST =
            BigDecimal.valueOf(Instant.parse("2000-01-01T00:00:00Z").toEpochMilli());

    private static final BigDecimal LATEST =
            BigDecimal.valueOf(Instant.parse("2100-01-01T00:00:00Z").toEpochMilli());

    private FormSolutions() {}

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
        JsonNode document = JsonText.read(message.text());
        return new Named(
                text(document, "transID"),
                text(document, "identifier").flatMap(addressing::form).map(FormAddress::service));
    }

    @Override
    public Sent read(Message message, List<Part> parts, AddressBook addressing, Staging staging) throws IOException {
        JsonNode document = JsonText.read(message.text());
        List<Violation> violations = new ArrayList<>(JsonSchemas.violations(SCHEMA, document, ""));
        Optional<FormAddress> address = text(document, "identifier").flatMap(addressing::form);
        if (address.isEmpty() && document.path("identifier").isString()) {
            violations.add(Violation.of("form-number-unknown", PLACES.service()));
        }
        Attachments attachments = new Attachments(parts, violations);
        attach(document, attachments, staging);
        attachments.refuseUnnamed();
        Form form = form(document, message.text(), violations);
        return new Sent(
                text(document, "transID"),
                text(document, "payload").filter(order -> !order.isEmpty()),
                address.map(FormAddress::service),
                address.map(FormAddress::area),
                false,
                Optional.empty(),
                form,
                JsonText.canonical(bare(document, form)),
                attachments.joined(),
                violations,
                Optional.empty());
    }

    @Override
    public Form kept(byte[] canonical) {
        return form(JsonText.read(canonical), canonical, new ArrayList<>());
    }

    /** @throws Refusal with everything found so far where there is no form that could be read */
    private static Form.XmlInJson form(JsonNode document, byte[] message, List<Violation> violations) {
        Optional<JsonNode> applicant = Optional.of(SecureData.applicant(document.path("secureData"), violations));
        Optional<Instant> sentAt = sentAt(document.path("submissionDate"), violations);
        try {
            byte[] xml = xml(document, violations);
            XmlHead head = XmlHead.of(xml, XmlLimits.FORM);
            head.violations().forEach(found -> violations.add(found.withPlace(place -> place.inside("/" + XML))));
            return new Form.XmlInJson(
                    PortalFormat.FORM_SOLUTIONS, PLACES, applicant, head.root(), xml, "/" + XML, sentAt, message);
        } catch (XmlRefused e) {
            violations.add(Violation.of(e.violation()).withPlace(place -> place.inside("/" + XML)));
        } catch (Refusal e) {
            e.violations().forEach(found -> violations.add(found.withPlace(place -> place.inside("/" + XML))));
        }
        throw Refusal.of(Problem.INVALID, Form.placed(Optional.of(message), violations));
    }

    /** Plain XML begins with a tag or its declaration, Base64 never does. */
    private static byte[] xml(JsonNode document, List<Violation> violations) {
        String written = text(document, XML).orElseThrow(() -> Refusal.of(Problem.INVALID));
        boolean plain = written.stripLeading().startsWith("<") || written.startsWith("\uFEFF");
        byte[] xml = plain
                ? written.getBytes(StandardCharsets.UTF_8)
                : Base64Text.decoded(written)
                        .orElseThrow(() -> Refusal.of(Problem.INVALID, Violation.at("/" + XML, "form-base64")));
        XmlEncoding.requireUtf8(xml);
        return xml;
    }

    private static Optional<Instant> sentAt(JsonNode written, List<Violation> violations) {
        if (written.isMissingNode()) {
            return Optional.empty();
        }
        boolean plausible = written.isIntegralNumber()
                && written.decimalValue().compareTo(EARLIEST) >= 0
                && written.decimalValue().compareTo(LATEST) < 0;
        if (!plausible) {
            violations.add(Violation.at("/submissionDate", "epoch-milliseconds"));
            return Optional.empty();
        }
        return Optional.of(Instant.ofEpochMilli(written.longValue()));
    }

    private static void attach(JsonNode document, Attachments attachments, Staging staging) throws IOException {
        Optional<String> pdf = text(document, "pdf").filter(content -> !content.isEmpty());
        if (pdf.isPresent()) {
            Place place = Place.pointer("/pdf");
            String name = text(document, "transID").orElse("") + ".pdf";
            attachments.inline(
                    new SentAttachment.Named(name, "form", "application/pdf", place), pdf.get(), place, staging);
        }
        JsonNode others = document.path(ATTACHMENTS);
        for (int i = 0; i < others.size(); i++) {
            attach(others.get(i), "/" + ATTACHMENTS + "/" + i, attachments, staging);
        }
    }

    private static void attach(JsonNode attachment, String pointer, Attachments attachments, Staging staging)
            throws IOException {
        Optional<String> data = text(attachment, "data");
        if (data.isPresent()) {
            attachments.inline(
                    new SentAttachment.Named(
                            text(attachment, "name").orElse(""),
                            "attachment",
                            text(attachment, "contentType").orElse(""),
                            Place.pointer(pointer)),
                    data.get(),
                    Place.pointer(pointer + "/data"),
                    staging);
        }
    }

    private static JsonNode bare(JsonNode document, Form form) {
        ObjectNode bare = ((ObjectNode) document).objectNode().setAll((ObjectNode) document);
        bare.remove(List.of("status", "pdf"));
        bare.put(XML, new String(((Form.XmlInJson) form).text(), StandardCharsets.UTF_8));
        if (document.path(ATTACHMENTS).isArray()) {
            bare.putArray(ATTACHMENTS)
                    .addAll(document.path(ATTACHMENTS)
                            .valueStream()
                            .map(FormSolutions::withoutData)
                            .toList());
        }
        return bare;
    }

    private static JsonNode withoutData(JsonNode attachment) {
        return attachment instanceof ObjectNode described
                ? described.objectNode().setAll(described).without("data")
                : attachment;
    }
}
