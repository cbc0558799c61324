package de.stellwerk.routes.intake;

import de.stellwerk.routes.catalog.Catalog;
import de.stellwerk.routes.catalog.Service;
import de.stellwerk.schemas.xml.XmlLimits;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.xml.namespace.QName;
import tools.jackson.databind.JsonNode;

/** A form as its format holds it. */
public sealed interface Form {

    /** The form of a service that this is, if the service takes it in this format. */
    Optional<Service.Variant> variantOf(Service service);

    /** The service whose form this is, where the form alone tells. */
    Optional<Service> serviceIn(Catalog catalog);

    /** Where the service is named. */
    Place servicePlace();

    Place returnUrlPlace();

    /** Where the submission is said to be a test. */
    Place testPlace();

    /** The violations with the lines and columns that the message gives away. */
    List<Violation> placed(List<Violation> violations);

    /** @param text the message as it came, for lines and columns */
    record Json(JsonNode envelope, byte[] text) implements Form {

        @Override
        public Optional<Service.Variant> variantOf(Service service) {
            return service.jsonVariant();
        }

        @Override
        public Optional<Service> serviceIn(Catalog catalog) {
            return Optional.empty();
        }

        @Override
        public Place servicePlace() {
            return Place.pointer("/service");
        }

        @Override
        public Place returnUrlPlace() {
            return Place.pointer("/returnUrl");
        }

        @Override
        public Place testPlace() {
            return Place.pointer("/test");
        }

        @Override
        public List<Violation> placed(List<Violation> violations) {
            Map<String, Place> positions = JsonText.positions(
                    text,
                    violations.stream()
                            .map(violation -> violation.place().pointer())
                            .filter(Objects::nonNull)
                            .collect(Collectors.toSet()));
            return violations.stream()
                    .map(violation -> violation.withPosition(
                            positions.get(violation.place().pointer())))
                    .toList();
        }
    }

    record Xml(QName root, byte[] text) implements Form {

        @Override
        public Optional<Service.Variant> variantOf(Service service) {
            return service.xmlVariant(root);
        }

        @Override
        public Optional<Service> serviceIn(Catalog catalog) {
            return catalog.service(root);
        }

        @Override
        public Place servicePlace() {
            return Place.xpath("/*/leistung", 0, 0);
        }

        @Override
        public Place returnUrlPlace() {
            return Place.NOWHERE;
        }

        @Override
        public Place testPlace() {
            return Place.xpath("/*/@test", 0, 0);
        }

        @Override
        public List<Violation> placed(List<Violation> violations) {
            XmlHead head = XmlHead.of(text, XmlLimits.FORM);
            return violations.stream()
                    .map(violation -> violation.withPosition(
                            head.position(violation.place().xpath())))
                    .toList();
        }
    }
}
