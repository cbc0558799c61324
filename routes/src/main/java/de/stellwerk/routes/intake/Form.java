package de.stellwerk.routes.intake;

import de.stellwerk.routes.catalog.Catalog;
import de.stellwerk.routes.catalog.PortalFormat;
import de.stellwerk.routes.catalog.Service;
import de.stellwerk.schemas.xml.EmptiedXml;
import de.stellwerk.schemas.xml.XmlLimits;
import de.stellwerk.schemas.xml.XmlViolation;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import javax.xml.namespace.QName;
import tools.jackson.databind.JsonNode;

/** A form as its format holds it. */
public sealed interface Form {

    /** The form of a service that this is, if the service takes it in this format. */
    Optional<Service.Variant> variantOf(Service service);

    /** The service whose form this is, where the form alone tells. */
    Optional<Service> serviceIn(Catalog catalog);

    /** Where the message says what it says. */
    Places places();

    /** When it was sent off, where the message says so. */
    default Optional<Instant> sentAt() {
        return Optional.empty();
    }

    /** The violations with the lines and columns that the message gives away. */
    List<Violation> placed(List<Violation> violations);

    /**
     * Where a format's messages say certain things.
     *
     * @param service where the service is named
     * @param test where the submission is said to be a test
     */
    record Places(Place service, Place returnUrl, Place test) {}

    /**
     * A form in JSON.
     *
     * @param applicant as an envelope has it, or as much as the message says of the account
     * @param origin from a pointer into the form to the one into the message
     * @param text the message as it came, for lines and columns; none where it came in several parts
     */
    record Json(
            PortalFormat format,
            Places places,
            JsonNode applicant,
            JsonNode form,
            UnaryOperator<String> origin,
            Optional<byte[]> text)
            implements Form {

        @Override
        public Optional<Service.Variant> variantOf(Service service) {
            return service.jsonVariant(format);
        }

        @Override
        public Optional<Service> serviceIn(Catalog catalog) {
            return Optional.empty();
        }

        @Override
        public List<Violation> placed(List<Violation> violations) {
            return Form.placed(text, violations);
        }
    }

    /** A form that the schema of its root element describes. */
    sealed interface OfRoot extends Form {

        PortalFormat format();

        QName root();

        byte[] text();

        /** What is said of the applicant outside the form. */
        Optional<JsonNode> applicant();

        @Override
        default Optional<Service.Variant> variantOf(Service service) {
            return service.xmlVariant(format(), root());
        }

        @Override
        default Optional<Service> serviceIn(Catalog catalog) {
            return catalog.service(root()).filter(service -> variantOf(service).isPresent());
        }

        /** What is wrong with the form, where the message has it. */
        Violation violation(XmlViolation found);
    }

    /**
     * An XML message that is the form.
     *
     * @param emptied without its attachments
     */
    record Xml(PortalFormat format, Places places, QName root, EmptiedXml emptied) implements OfRoot {

        @Override
        public byte[] text() {
            return emptied.xml();
        }

        @Override
        public Optional<JsonNode> applicant() {
            return Optional.empty();
        }

        @Override
        public Violation violation(XmlViolation found) {
            return Violation.of(found).withPlace(this::inTheWhole);
        }

        /** A place in the text without attachments, as the sender has it. */
        Place inTheWhole(Place place) {
            return Xoev.inTheWhole(emptied, place);
        }

        @Override
        public List<Violation> placed(List<Violation> violations) {
            XmlHead head = XmlHead.of(text(), XmlLimits.FORM);
            return violations.stream()
                    .map(violation -> violation.withPosition(
                            inTheWhole(head.position(violation.place().xpath()))))
                    .toList();
        }
    }

    /**
     * A form in XML that a JSON message carries.
     *
     * @param pointer where the message has it
     * @param message as it came, for lines and columns of what is wrong around the form
     */
    record XmlInJson(
            PortalFormat format,
            Places places,
            Optional<JsonNode> applicant,
            QName root,
            byte[] text,
            String pointer,
            Optional<Instant> sentAt,
            byte[] message)
            implements OfRoot {

        @Override
        public Violation violation(XmlViolation found) {
            return Violation.of(found).withPlace(place -> place.inside(pointer));
        }

        @Override
        public List<Violation> placed(List<Violation> violations) {
            return inJson(message, violations);
        }
    }

    /** The violations with the lines and columns of a JSON message, if it came as one text. */
    static List<Violation> placed(Optional<byte[]> text, List<Violation> violations) {
        return text.map(message -> inJson(message, violations)).orElse(violations);
    }

    /** What has a line already keeps it: that is one of a text inside the message. */
    private static List<Violation> inJson(byte[] text, List<Violation> violations) {
        Map<String, Place> positions = JsonText.positions(
                text,
                violations.stream()
                        .map(violation -> violation.place().pointer())
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet()));
        return violations.stream()
                .map(violation ->
                        violation.withPosition(positions.get(violation.place().pointer())))
                .toList();
    }
}
