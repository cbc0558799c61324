package de.stellwerk.schemas;

import de.stellwerk.schemas.antrag.Antrag;
import de.stellwerk.schemas.xml.CompiledSchema;
import de.stellwerk.schemas.xml.HardenedXml;
import de.stellwerk.schemas.xml.OwnSchemas;
import de.stellwerk.schemas.xml.XmlLimits;
import de.stellwerk.schemas.xml.XmlRefused;
import de.stellwerk.schemas.xml.XmlViolation;
import jakarta.xml.bind.JAXBContext;
import jakarta.xml.bind.JAXBException;
import jakarta.xml.bind.Marshaller;
import jakarta.xml.bind.UnmarshallerHandler;
import java.io.ByteArrayOutputStream;
import java.util.List;

/** The Antrag document as bytes (UTF-8, namespace {@code urn:stellwerk:antrag:1.0}) and as objects. Safe for many threads. */
public final class AntragDocument {

    private static final JAXBContext CONTEXT = context();

    private AntragDocument() {}

    /**
     * Reads a document that was validated before.
     *
     * @throws IllegalArgumentException if it is no XML within {@link XmlLimits#FORM} or no Antrag document
     */
    public static Antrag read(byte[] document) {
        try {
            UnmarshallerHandler handler = CONTEXT.createUnmarshaller().getUnmarshallerHandler();
            HardenedXml.send(document, XmlLimits.FORM, handler);
            return (Antrag) handler.getResult();
        } catch (JAXBException | XmlRefused | IllegalStateException e) {
            throw new IllegalArgumentException("Not an Antrag document");
        }
    }

    /** Writes without indentation; whether it is valid says {@link #validate}. */
    public static byte[] write(Antrag antrag) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream(8192);
            Marshaller marshaller = CONTEXT.createMarshaller();
            marshaller.marshal(antrag, bytes);
            return bytes.toByteArray();
        } catch (JAXBException e) {
            throw new IllegalArgumentException("The Antrag cannot be written: a required part is missing");
        }
    }

    /** Every violation of {@code antrag-1.0.xsd}; empty when the document is valid. */
    public static List<XmlViolation> validate(byte[] document) {
        return schema().validate(document, XmlLimits.FORM);
    }

    /** The compiled {@code antrag-1.0.xsd}. */
    public static CompiledSchema schema() {
        return OwnSchemas.antrag();
    }

    private static JAXBContext context() {
        try {
            return JAXBContext.newInstance(Antrag.class);
        } catch (JAXBException e) {
            throw new IllegalStateException("The generated classes do not fit together", e);
        }
    }
}
