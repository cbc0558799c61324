package de.stellwerk.routes.intake;

import static de.stellwerk.routes.intake.JsonText.text;

import com.networknt.schema.Schema;
import de.stellwerk.routes.catalog.PortalFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.MediaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the eingang-manager of the OZG-Cloud takes: multipart/form-data with {@code formData}, a JSON document
 * {@code {"control": {…}, "formData": […]}}, whose {@code control} may also be a part of its own; {@code representation}, the
 * form as PDF, at most once; and any number of {@code attachment}, told apart by their file names. Without attachments the
 * document may come alone. The form bytes are the document with both members, canonical by RFC 8785, whichever way it came;
 * the representation is the first attachment, then come the others in the order of the request, all under their file names.
 */
final class OzgCloud implements IntakeFormat {

    static final IntakeFormat FORMAT = new OzgCloud();

    private static final String CONTROL = "control";
    private static final String FORM = "formData";
    private static final Schema SCHEMA = JsonSchemas.own("ozg-cloud-1.0.schema.json");
    private static final Form.Places PLACES =
            new Form.Places(Place.pointer("/control/leikaIds"), Place.NOWHERE, Place.NOWHERE);

    private OzgCloud() {}

    @Override
    public MediaType mediaType() {
        return MediaType.APPLICATION_JSON;
    }

    @Override
    public List<String> messageParts() {
        return List.of(FORM, CONTROL);
    }

    @Override
    public Named named(Message message, AddressBook addressing) {
        JsonNode control = document(message, new ArrayList<>()).path(CONTROL);
        List<String> known = known(control, addressing);
        return new Named(
                text(control, "transactionId"), known.size() == 1 ? Optional.of(known.get(0)) : Optional.empty());
    }

    @Override
    public Sent read(Message message, List<Part> parts, AddressBook addressing, Staging staging) {
        List<Violation> violations = new ArrayList<>();
        JsonNode document = document(message, violations);
        violations.addAll(JsonSchemas.violations(SCHEMA, document, ""));
        Optional<byte[]> whole =
                message.part(FORM).filter(text -> message.part(CONTROL).isEmpty());
        if (!violations.isEmpty() && !isUsable(document)) {
            throw Refusal.of(Problem.INVALID, Form.placed(whole, violations));
        }
        JsonNode control = document.path(CONTROL);
        FormItems items = new FormItems(document.path(FORM), "/" + FORM);
        violations.addAll(items.violations());
        NamedParts named = new NamedParts(parts, violations);
        return new Sent(
                text(control, "transactionId"),
                Optional.empty(),
                service(control, addressing, violations),
                area(control, addressing, violations),
                false,
                Optional.empty(),
                form(items, ServiceKonto.applicant(control.path("serviceKonto"), violations), whole),
                JsonText.canonical(document),
                named.joined(),
                violations,
                Optional.empty());
    }

    /** A file called {@code representation} is the form as PDF, whatever else is an attachment. */
    @Override
    public String partOf(String fileName) {
        return fileName.toLowerCase(Locale.ROOT).startsWith(NamedParts.REPRESENTATION + ".")
                ? NamedParts.REPRESENTATION
                : NamedParts.ATTACHMENT;
    }

    @Override
    public Form kept(byte[] canonical) {
        JsonNode document = JsonText.read(canonical);
        JsonNode konto = document.path(CONTROL).path("serviceKonto");
        return form(
                new FormItems(document.path(FORM), "/" + FORM),
                ServiceKonto.applicant(konto, new ArrayList<>()),
                Optional.of(canonical));
    }

    private static Form form(FormItems items, JsonNode applicant, Optional<byte[]> text) {
        return new Form.Json(PortalFormat.OZG_CLOUD, PLACES, applicant, items.form(), items::origin, text);
    }

    /** With both members, whichever way they came. */
    private static JsonNode document(Message message, List<Violation> violations) {
        JsonNode form = message.part(FORM).map(JsonText::read).orElseGet(JsonNodeFactory.instance::objectNode);
        Optional<JsonNode> control = message.part(CONTROL).map(JsonText::read);
        if (control.isEmpty()) {
            return form;
        }
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        if (form instanceof ObjectNode object) {
            document.setAll(object);
        } else {
            document.set(FORM, form);
        }
        if (document.has(CONTROL)) {
            violations.add(Violation.at("/" + CONTROL, "control-twice"));
        }
        return document.set(CONTROL, control.get());
    }

    /** Whether its items can be gone through at all. */
    private static boolean isUsable(JsonNode document) {
        return document.path(CONTROL).isObject() && areItems(document.path(FORM));
    }

    private static boolean areItems(JsonNode items) {
        return items.isArray()
                && items.valueStream()
                        .allMatch(item -> item.isObject()
                                && item.path("name").isString()
                                && (!item.hasNonNull("formItems") || areItems(item.path("formItems"))));
    }

    private static List<String> known(JsonNode control, AddressBook addressing) {
        return keys(control).distinct().filter(addressing.known()).toList();
    }

    private static Stream<String> keys(JsonNode control) {
        return control.path("leikaIds").valueStream().filter(JsonNode::isString).map(JsonNode::stringValue);
    }

    /** The one key that this hub knows; where it knows none, one that it does not know. */
    private static Optional<String> service(JsonNode control, AddressBook addressing, List<Violation> violations) {
        List<String> known = known(control, addressing);
        if (known.size() > 1) {
            violations.add(Violation.of("service-ambiguous", PLACES.service()));
            return Optional.empty();
        }
        Optional<String> named =
                known.stream().findFirst().or(() -> keys(control).findFirst());
        if (named.isEmpty()) {
            violations.add(Violation.of("service-missing", PLACES.service()));
        }
        return named;
    }

    private static Optional<String> area(JsonNode control, AddressBook addressing, List<Violation> violations) {
        Optional<String> area = text(control, "zustaendigeStelle").flatMap(addressing::area);
        if (area.isEmpty()) {
            violations.add(Violation.at("/control/zustaendigeStelle", "area-unusable"));
        }
        return area;
    }
}
