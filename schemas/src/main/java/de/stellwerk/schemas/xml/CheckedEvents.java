package de.stellwerk.schemas.xml;

import de.stellwerk.schemas.Din91379;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import javax.xml.validation.TypeInfoProvider;
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

    private final TypeInfoProvider types;
    private final CharacterClasses characters;
    private final List<XmlViolation> violations = new ArrayList<>();
    private Function<String, XmlViolation> place = rule -> new XmlViolation(rule, "", 0, 0);

    CheckedEvents(ValidatorHandler validator, CharacterClasses characters, ContentHandler next) {
        this.types = validator.getTypeInfoProvider();
        this.characters = characters;
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

    private void checkAttributes(Attributes attributes) {
        for (int i = 0; i < attributes.getLength(); i++) {
            Optional<Din91379> admitted = characters.of(types.getAttributeTypeInfo(i));
            if (admitted.isPresent() && !admitted.get().admits(attributes.getValue(i))) {
                XmlViolation found = place.apply(CharacterClasses.RULE);
                violations.add(new XmlViolation(
                        found.rule(), found.xpath() + "/@" + attributes.getQName(i), found.line(), found.column()));
            }
        }
    }

    /** What the validator has seen. A text of one of the character classes is collected, and checked when it is whole. */
    private final class UntilFirstViolation extends XMLFilterImpl {

        private final StringBuilder text = new StringBuilder();
        private Optional<Din91379> admitted = Optional.empty();

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
            checkAttributes(attributes);
            admitted = characters.of(types.getElementTypeInfo());
            text.setLength(0);
            if (violations.isEmpty()) {
                super.startElement(uri, local, name, attributes);
            }
        }

        @Override
        public void endElement(String uri, String local, String name) throws SAXException {
            if (admitted.isPresent() && !admitted.get().admits(text.toString())) {
                violations.add(place.apply(CharacterClasses.RULE));
            }
            admitted = Optional.empty();
            if (violations.isEmpty()) {
                super.endElement(uri, local, name);
            }
        }

        @Override
        public void characters(char[] characters, int start, int length) throws SAXException {
            if (admitted.isPresent()) {
                text.append(characters, start, length);
            }
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
