package de.stellwerk.routes.intake;

import de.stellwerk.schemas.xml.HardenedXml;
import de.stellwerk.schemas.xml.XmlLimits;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.namespace.QName;
import org.xml.sax.Attributes;
import org.xml.sax.Locator;
import org.xml.sax.helpers.DefaultHandler;

/** The texts of an XML message by path of local names below the root, read before it is known which schema applies. */
final class XmlHead extends DefaultHandler {

    /** What lies deeper says nothing about the way of a message. */
    private static final int DEPTH = 4;

    private final Map<String, List<String>> texts = new HashMap<>();
    private final List<String> open = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private final List<Violation> violations = new ArrayList<>();
    private final Map<String, Place> starts = new HashMap<>();
    private Locator locator;
    private QName root;
    private boolean test;

    private XmlHead() {}

    /** @throws de.stellwerk.schemas.xml.XmlRefused if it cannot be read to its end */
    static XmlHead of(byte[] message, XmlLimits limits) {
        XmlHead head = new XmlHead();
        HardenedXml.send(message, limits, head);
        return head;
    }

    /** Texts that are not in Unicode normal form C, which no schema can say. */
    List<Violation> violations() {
        return violations;
    }

    QName root() {
        return root;
    }

    boolean test() {
        return test;
    }

    Optional<String> first(String path) {
        return all(path).stream().findFirst();
    }

    List<String> all(String path) {
        return texts.getOrDefault(path, List.of());
    }

    /** Where the element of this path begins, the first of its name; null where the message has none. */
    Place position(String xpath) {
        if (xpath == null || xpath.contains("[")) {
            return null;
        }
        return starts.get(xpath.replaceFirst("^/[^/]+", "").replaceFirst("/@.*$", ""));
    }

    @Override
    public void setDocumentLocator(Locator locator) {
        this.locator = locator;
    }

    @Override
    public void startElement(String uri, String local, String name, Attributes attributes) {
        if (root == null) {
            root = new QName(uri, local);
            String flag = String.valueOf(attributes.getValue("", "test")).strip();
            test = flag.equals("true") || flag.equals("1");
        } else {
            open.add(local);
        }
        if (open.size() <= DEPTH) {
            starts.putIfAbsent(path(), Place.position(locator.getLineNumber(), locator.getColumnNumber()));
        }
        for (int i = 0; i < attributes.getLength(); i++) {
            requireNormal(attributes.getValue(i), "/@" + attributes.getLocalName(i));
        }
        text.setLength(0);
    }

    @Override
    public void characters(char[] characters, int start, int length) {
        text.append(characters, start, length);
    }

    @Override
    public void endElement(String uri, String local, String name) {
        requireNormal(text, "");
        if (open.isEmpty()) {
            return;
        }
        if (open.size() <= DEPTH) {
            texts.computeIfAbsent(String.join("/", open), path -> new ArrayList<>())
                    .add(text.toString().strip());
        }
        text.setLength(0);
        open.remove(open.size() - 1);
    }

    private void requireNormal(CharSequence value, String below) {
        if (!Normalizer.isNormalized(value, Normalizer.Form.NFC)) {
            String xpath = "/" + root.getLocalPart() + path() + below;
            Place place = Place.xpath(xpath, locator.getLineNumber(), locator.getColumnNumber());
            violations.add(Violation.of("unicode-nfc", place, 1));
        }
    }

    private String path() {
        return open.isEmpty() ? "" : "/" + String.join("/", open);
    }
}
