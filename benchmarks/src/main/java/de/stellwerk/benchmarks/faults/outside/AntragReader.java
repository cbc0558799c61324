package de.stellwerk.benchmarks.faults.outside;

import java.io.ByteArrayInputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads from an Antrag document what the ledgers need. What cannot be read is empty. */
final class AntragReader {

    private static final List<String> DETAILS = List.of("bemerkung", "anzahlKennzeichen", "chipnummer");
    private static final XMLInputFactory XML = factory();

    private final Map<String, String> found = new HashMap<>();

    private AntragReader() {}

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newInstance();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }

    static AntragReader of(byte[] antrag) {
        AntragReader reader = new AntragReader();
        try {
            XMLStreamReader xml = XML.createXMLStreamReader(new ByteArrayInputStream(antrag));
            reader.read(xml);
            xml.close();
        } catch (XMLStreamException e) {
            reader.found.clear();
        }
        return reader;
    }

    private void read(XMLStreamReader xml) throws XMLStreamException {
        String name = "";
        String field = "";
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                name = xml.getLocalName();
                field = name.equals("feld") ? xml.getAttributeValue(null, "id") : field;
            } else if (event == XMLStreamConstants.CHARACTERS && !xml.isWhiteSpace()) {
                found.putIfAbsent(isValue(name) ? "feld " + field : name, xml.getText());
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                name = "";
            }
        }
    }

    private static boolean isValue(String element) {
        return element.equals("text") || element.equals("ganzzahl");
    }

    String portal() {
        return text("portal");
    }

    String reference() {
        return text("portalreferenz");
    }

    /** {@code null}: the portal named none. */
    String caseReference() {
        return found.get("vorgang");
    }

    String ars() {
        return text("ars");
    }

    Facts facts() {
        Stream<String> details =
                DETAILS.stream().map(id -> found.get("feld " + id)).filter(Objects::nonNull);
        return new Facts(text("familienname"), details.toList());
    }

    private String text(String name) {
        return found.getOrDefault(name, "");
    }
}
