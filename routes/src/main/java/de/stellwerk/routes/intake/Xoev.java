package de.stellwerk.routes.intake;

import de.stellwerk.routes.catalog.Area;
import de.stellwerk.routes.catalog.PortalFormat;
import de.stellwerk.schemas.xml.EmptiedXml;
import de.stellwerk.schemas.xml.XmlLimits;
import de.stellwerk.schemas.xml.XmlRefused;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.MediaType;

/**
 * XÖV messages with a Nachrichtenkopf, whose UUID is the portal's reference. Attachments stand inline, in Base64 in the element
 * {@code inhalt}, or come as parts of a multipart body under the names by which the message lists them. The form bytes are the
 * message as sent, without the text between the tags of each {@code inhalt}.
 */
final class Xoev implements IntakeFormat {

    static final IntakeFormat FORMAT = new Xoev();

    private static final String REFERENCE = "nachrichtenkopf.g2g/identifikation.nachricht/nachrichtenUUID";
    private static final String SERVICE = "leistung";
    private static final String AREA = "gebiet";
    private static final String ATTACHMENT = "anlagen/anlage";
    private static final String CONTENT = ATTACHMENT + "/inhalt";
    private static final Form.Places PLACES =
            new Form.Places(Place.xpath("/*/leistung", 0, 0), Place.NOWHERE, Place.xpath("/*/@test", 0, 0));
    private static final Map<String, String> PURPOSES =
            Map.of("formular", "form", "anlage", "attachment", "bericht", "report");

    private Xoev() {}

    @Override
    public MediaType mediaType() {
        return MediaType.APPLICATION_XML;
    }

    @Override
    public List<String> messageParts() {
        return List.of("nachricht");
    }

    @Override
    public Named named(Message message, AddressBook addressing) {
        XmlHead head = head(emptied(message.text()));
        return new Named(head.first(REFERENCE), service(head));
    }

    @Override
    public Sent read(Message message, List<Part> parts, AddressBook addressing, Staging staging) throws IOException {
        EmptiedXml emptied = emptied(message.text());
        XmlHead head = head(emptied);
        List<Violation> violations = new ArrayList<>();
        head.violations().forEach(found -> violations.add(found.withPlace(place -> inTheWhole(emptied, place))));
        violations.addAll(unusable(head));
        Attachments attachments = new Attachments(parts, violations);
        join(head, emptied, attachments, staging);
        attachments.refuseUnnamed();
        return new Sent(
                head.first(REFERENCE),
                head.first("vorgang"),
                service(head),
                head.first(AREA),
                head.test(),
                Optional.empty(),
                new Form.Xml(PortalFormat.XOEV, PLACES, head.root(), emptied),
                emptied.xml(),
                attachments.joined(),
                violations,
                Optional.empty());
    }

    @Override
    public Form kept(byte[] canonical) {
        EmptiedXml emptied = emptied(canonical);
        return new Form.Xml(PortalFormat.XOEV, PLACES, head(emptied).root(), emptied);
    }

    private static EmptiedXml emptied(byte[] message) {
        XmlEncoding.requireUtf8(message);
        return EmptiedXml.of(message, "anlagen", "anlage", "inhalt");
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

    private static XmlHead head(EmptiedXml message) {
        try {
            return XmlHead.of(message.xml(), XmlLimits.FORM);
        } catch (XmlRefused e) {
            Violation found = Violation.of(e.violation());
            throw Refusal.of(Problem.UNREADABLE, found.withPlace(place -> inTheWhole(message, place)));
        }
    }

    /** A place in a message without its attachments, as the sender has it; null where there is none. */
    static Place inTheWhole(EmptiedXml message, Place place) {
        if (place == null || place.line() == null || place.column() == null) {
            return place;
        }
        EmptiedXml.Position whole = message.inTheWhole(place.line(), place.column());
        return place.at(Place.position(whole.line(), whole.column()));
    }

    /** Where names, purposes and types do not match up, the schema says so. */
    private static void join(XmlHead head, EmptiedXml emptied, Attachments attachments, Staging staging)
            throws IOException {
        List<String> names = head.all(ATTACHMENT + "/name");
        List<String> purposes = head.all(ATTACHMENT + "/zweck");
        List<String> types = head.all(ATTACHMENT + "/medientyp");
        if (names.size() != purposes.size() || names.size() != types.size()) {
            return;
        }
        Map<Integer, String> inline = new HashMap<>();
        emptied.taken().forEach(taken -> inline.putIfAbsent(taken.parent(), taken.text()));
        if (!head.all(CONTENT).stream().allMatch(String::isEmpty)) {
            attachments.refuse(Violation.of("attachment-base64", Place.xpath("/*/" + CONTENT, 0, 0)));
        }
        for (int i = 0; i < names.size(); i++) {
            String xpath = "/*/anlagen/anlage[" + (i + 1) + "]";
            Place place = Place.xpath(xpath, 0, 0);
            String purpose = PURPOSES.getOrDefault(purposes.get(i), "");
            String content = inline.get(i + 1);
            if (content == null) {
                attachments.join(names.get(i), names.get(i), purpose, types.get(i), place);
                continue;
            }
            attachments.refuseAsPart(names.get(i), place);
            SentAttachment.Named named = new SentAttachment.Named(names.get(i), purpose, types.get(i), place);
            attachments.inline(named, content, Place.xpath(xpath + "/inhalt", 0, 0), staging);
        }
    }
}
