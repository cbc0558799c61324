package de.stellwerk.schemas.xml;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import javax.xml.validation.ValidatorHandler;
import org.xml.sax.Attributes;
import org.xml.sax.ContentHandler;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.XMLFilterImpl;

/** Events on their way through a validator. All violations are collected; what lies behind sees nothing after the first. */
final class CheckedEvents extends XMLFilterImpl implements ErrorHandler {

    /** Follow a violation of the type itself and say only that there was one. */
    private static final Set<String> ECHOES = Set.of("cvc-type.3.1.3", "cvc-complex-type.2.2");

    private static final String ATTRIBUTE_ECHO = "cvc-attribute.3";

    private final List<XmlViolation> violations = new ArrayList<>();
    private Function<String, XmlViolation> place = rule -> new XmlViolation(rule, "", 0, 0);

    CheckedEvents(ValidatorHandler validator, ContentHandler next) {
        setContentHandler(validator);
        validator.setErrorHandler(this);
        validator.setContentHandler(new UntilFirstViolation(next));
    }

    void placesFrom(Function<String, XmlViolation> place) {
        this.place = place;
    }

    void add(XmlViolation violation) {
        violations.add(violation);
    }

    List<XmlViolation> violations() {
        return List.copyOf(violations);
    }

    @Override
    public void warning(SAXParseException e) {}

    @Override
    public void error(SAXParseException e) {
        String message = String.valueOf(e.getMessage());
        XmlViolation found = place.apply(ruleOf(message));
        if (ATTRIBUTE_ECHO.equals(found.rule())) {
            nameTheAttribute(message, found);
        } else if (!(ECHOES.contains(found.rule()) && followsOneAt(found.xpath()))) {
            violations.add(found);
        }
    }

    @Override
    public void fatalError(SAXParseException e) {
        error(e);
    }

    private void nameTheAttribute(String message, XmlViolation found) {
        String xpath = found.xpath() + "/@" + attributeIn(message);
        XmlViolation cause = followsOneAt(found.xpath()) ? violations.remove(violations.size() - 1) : found;
        violations.add(new XmlViolation(cause.rule(), xpath, found.line(), found.column()));
    }

    private boolean followsOneAt(String xpath) {
        return !violations.isEmpty()
                && violations.get(violations.size() - 1).xpath().equals(xpath);
    }

    private static String ruleOf(String message) {
        int colon = message.indexOf(':');
        return colon > 0 && message.startsWith("cvc-") ? message.substring(0, colon) : "xml-schema";
    }

    /** The message ends: of attribute 'name' on element 'element' is not valid with respect to its type, 'type'. */
    private static String attributeIn(String message) {
        String[] quoted = message.split("'");
        return quoted.length < 6 ? "*" : quoted[quoted.length - 6];
    }

    private final class UntilFirstViolation extends XMLFilterImpl {

        UntilFirstViolation(ContentHandler next) {
            setContentHandler(next);
        }

        @Override
        public void startPrefixMapping(String prefix, String uri) throws SAXException {
            if (violations.isEmpty()) {
                super.startPrefixMapping(prefix, uri);
            }
        }

        @Override
        public void endPrefixMapping(String prefix) throws SAXException {
            if (violations.isEmpty()) {
                super.endPrefixMapping(prefix);
            }
        }

        @Override
        public void startElement(String uri, String local, String name, Attributes attributes) throws SAXException {
            if (violations.isEmpty()) {
                super.startElement(uri, local, name, attributes);
            }
        }

        @Override
        public void endElement(String uri, String local, String name) throws SAXException {
            if (violations.isEmpty()) {
                super.endElement(uri, local, name);
            }
        }

        @Override
        public void characters(char[] characters, int start, int length) throws SAXException {
            if (violations.isEmpty()) {
                super.characters(characters, start, length);
            }
        }

        @Override
        public void processingInstruction(String target, String data) {
            // Forms say nothing by processing instructions.
        }

        @Override
        public void endDocument() throws SAXException {
            if (violations.isEmpty()) {
                super.endDocument();
            }
        }
    }
}
