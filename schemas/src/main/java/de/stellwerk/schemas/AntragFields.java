package de.stellwerk.schemas;

import de.stellwerk.schemas.xml.HardenedXml;
import de.stellwerk.schemas.xml.XmlLimits;
import de.stellwerk.schemas.xml.XmlRefused;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/** The fields of an Antrag document's form: their ids, and their values as text (of a code its code), in document order. */
public final class AntragFields extends DefaultHandler {

    private final Map<String, List<String>> values = new LinkedHashMap<>();
    private final StringBuilder text = new StringBuilder();
    private String field;

    private AntragFields() {}

    /**
     * A field that repeats has several values, one without a value is not there.
     *
     * @throws IllegalArgumentException if it is no XML within {@link XmlLimits#FORM}
     */
    public static Map<String, List<String>> of(byte[] antrag) {
        AntragFields fields = new AntragFields();
        try {
            HardenedXml.send(antrag, XmlLimits.FORM, fields);
        } catch (XmlRefused e) {
            throw new IllegalArgumentException("Not an Antrag document");
        }
        return fields.values;
    }

    @Override
    public void startElement(String uri, String local, String name, Attributes attributes) {
        if (local.equals("feld")) {
            field = attributes.getValue("id");
        }
        text.setLength(0);
    }

    @Override
    public void characters(char[] characters, int start, int length) {
        text.append(characters, start, length);
    }

    @Override
    public void endElement(String uri, String local, String name) {
        if (local.equals("feld")) {
            field = null;
        } else if (field != null && !text.isEmpty() && !local.equals("bezeichnung") && !local.equals("name")) {
            values.computeIfAbsent(field, id -> new ArrayList<>()).add(text.toString());
        }
        text.setLength(0);
    }
}
