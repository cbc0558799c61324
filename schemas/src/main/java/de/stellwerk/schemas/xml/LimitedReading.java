package de.stellwerk.schemas.xml;

import org.xml.sax.Attributes;
import org.xml.sax.ContentHandler;
import org.xml.sax.Locator;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.XMLFilterImpl;

/** Passes SAX events on, keeps the place, and stops at the first limit that is passed. */
final class LimitedReading extends XMLFilterImpl {

    private final XmlLimits limits;
    private final PlaceInDocument place = new PlaceInDocument();
    private Locator locator;
    private int elements;
    private int text;

    LimitedReading(XmlLimits limits, ContentHandler next) {
        this.limits = limits;
        setContentHandler(next);
    }

    @Override
    public void setDocumentLocator(Locator locator) {
        this.locator = locator;
        super.setDocumentLocator(locator);
    }

    @Override
    public void startElement(String uri, String local, String name, Attributes attributes) throws SAXException {
        place.enter(name);
        text = 0;
        require(place.depth() <= limits.depth(), XmlRule.DEPTH);
        require(++elements <= limits.elements(), XmlRule.ELEMENTS);
        require(attributes.getLength() <= limits.attributes(), XmlRule.ATTRIBUTES);
        for (int i = 0; i < attributes.getLength(); i++) {
            require(attributes.getValue(i).length() <= limits.text(), XmlRule.TEXT);
        }
        super.startElement(uri, local, name, attributes);
    }

    @Override
    public void endElement(String uri, String local, String name) throws SAXException {
        super.endElement(uri, local, name);
        place.leave();
        text = 0;
    }

    @Override
    public void characters(char[] characters, int start, int length) throws SAXException {
        text += length;
        require(text <= limits.text(), XmlRule.TEXT);
        super.characters(characters, start, length);
    }

    XmlViolation violationHere(String rule) {
        return new XmlViolation(
                rule,
                place.xpath(),
                locator == null ? 0 : Math.max(0, locator.getLineNumber()),
                locator == null ? 0 : Math.max(0, locator.getColumnNumber()));
    }

    XmlViolation violationAt(String rule, SAXParseException where) {
        return new XmlViolation(
                rule, place.xpath(), Math.max(0, where.getLineNumber()), Math.max(0, where.getColumnNumber()));
    }

    private void require(boolean kept, String rule) {
        if (!kept) {
            throw new XmlRefused(violationHere(rule));
        }
    }
}
