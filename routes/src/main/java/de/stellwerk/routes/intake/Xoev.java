package de.stellwerk.routes.intake;

import de.stellwerk.routes.catalog.Area;
import de.stellwerk.routes.catalog.PortalFormat;
import de.stellwerk.schemas.xml.XmlLimits;
import de.stellwerk.schemas.xml.XmlRefused;
import de.stellwerk.schemas.xml.XmlViolation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/**
 * XÖV messages with a Nachrichtenkopf, whose UUID is the portal's reference. Attachments come as parts of a multipart body
 * under the names by which the message lists them. The form bytes are the message as sent.
 */
@Component
final class Xoev implements IntakeFormat {

    private static final String REFERENCE = "nachrichtenkopf.g2g/identifikation.nachricht/nachrichtenUUID";
    private static final String SERVICE = "leistung";
    private static final String AREA = "gebiet";
    private static final String ATTACHMENT = "anlagen/anlage";
    private static final Map<String, String> PURPOSES =
            Map.of("formular", "form", "anlage", "attachment", "bericht", "report");

    @Override
    public PortalFormat format() {
        return PortalFormat.XOEV;
    }

    @Override
    public MediaType mediaType() {
        return MediaType.APPLICATION_XML;
    }

    @Override
    public String messagePart() {
        return "nachricht";
    }

    @Override
    public Named named(byte[] message) {
        XmlHead head = head(message);
        return new Named(head.first(REFERENCE), service(head));
    }

    @Override
    public Sent read(byte[] message, List<Part> parts, Staging staging) {
        XmlHead head = head(message);
        List<Violation> violations = new ArrayList<>(head.violations());
        violations.addAll(unusable(head));
        Attachments attachments = new Attachments(parts, violations);
        join(head, attachments);
        attachments.refuseUnnamed();
        return new Sent(
                head.first(REFERENCE),
                head.first("vorgang"),
                service(head),
                head.first(AREA),
                head.test(),
                Optional.empty(),
                new Form.Xml(head.root(), message),
                message,
                attachments.joined(),
                violations,
                Optional.empty());
    }

    private static Optional<String> service(XmlHead head) {
        return head.first(SERVICE).filter(named -> !named.isEmpty());
    }

    /** Without service and area nothing can be said by a schema or a catalogue, so their absence is told here. */
    private static List<Violation> unusable(XmlHead head) {
        List<Violation> found = new ArrayList<>();
        if (service(head).isEmpty()) {
            found.add(Violation.of("service-missing", placeOf(head, SERVICE)));
        }
        if (head.first(AREA).flatMap(Area::of).isEmpty()) {
            found.add(Violation.of("area-unusable", placeOf(head, AREA)));
        }
        return found;
    }

    /** The element, or the root where it should be. */
    private static Place placeOf(XmlHead head, String path) {
        String root = "/" + head.root().getLocalPart();
        return Place.xpath(head.first(path).isPresent() ? root + "/" + path : root, 0, 0);
    }

    private static XmlHead head(byte[] message) {
        XmlEncoding.requireUtf8(message);
        try {
            return XmlHead.of(message, XmlLimits.FORM);
        } catch (XmlRefused e) {
            throw Refusal.of(Problem.UNREADABLE, violation(e.violation()));
        }
    }

    /** Where names, purposes and types do not match up, the schema says so. */
    private static void join(XmlHead head, Attachments attachments) {
        List<String> names = head.all(ATTACHMENT + "/name");
        List<String> purposes = head.all(ATTACHMENT + "/zweck");
        List<String> types = head.all(ATTACHMENT + "/medientyp");
        if (names.size() != purposes.size() || names.size() != types.size()) {
            return;
        }
        for (int i = 0; i < names.size(); i++) {
            Place place = Place.xpath("/*/anlagen/anlage[" + (i + 1) + "]", 0, 0);
            String purpose = PURPOSES.getOrDefault(purposes.get(i), "");
            attachments.join(names.get(i), names.get(i), purpose, types.get(i), place);
        }
    }

    static Violation violation(XmlViolation found) {
        String xpath = found.xpath().isEmpty() ? null : found.xpath();
        return Violation.of(found.rule(), Place.xpath(xpath, found.line(), found.column()));
    }
}
