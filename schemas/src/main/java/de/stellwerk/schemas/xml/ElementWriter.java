package de.stellwerk.schemas.xml;

import java.io.ByteArrayOutputStream;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes elements of one namespace as UTF-8, without indentation. One use, one thread. */
public final class ElementWriter {

    private static final XMLOutputFactory FACTORY = XMLOutputFactory.newDefaultFactory();

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(4096);
    private final XMLStreamWriter out;
    private final String namespace;
    private boolean begun;

    public ElementWriter(String namespace) {
        this.namespace = namespace;
        try {
            out = FACTORY.createXMLStreamWriter(bytes, "UTF-8");
            out.writeStartDocument("UTF-8", "1.0");
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @param attributes names and values in turn */
    public ElementWriter start(String element, String... attributes) {
        return doing(xml -> {
            xml.writeStartElement(element);
            if (!begun) {
                xml.writeDefaultNamespace(namespace);
                begun = true;
            }
            for (int i = 0; i < attributes.length; i += 2) {
                xml.writeAttribute(attributes[i], attributes[i + 1]);
            }
        });
    }

    public ElementWriter element(String name, String text) {
        return start(name).doing(xml -> xml.writeCharacters(text)).end();
    }

    public ElementWriter end() {
        return doing(XMLStreamWriter::writeEndElement);
    }

    /** The document, once every element has ended. */
    public byte[] bytes() {
        doing(XMLStreamWriter::writeEndDocument).doing(XMLStreamWriter::flush);
        return bytes.toByteArray();
    }

    private interface Writing {
        void on(XMLStreamWriter xml) throws XMLStreamException;
    }

    private ElementWriter doing(Writing writing) {
        try {
            writing.on(out);
            return this;
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }
}
