package de.stellwerk.schemas.xml;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import net.sf.saxon.s9api.Destination;
import net.sf.saxon.s9api.SAXDestination;
import net.sf.saxon.s9api.SaxonApiException;
import net.sf.saxon.s9api.Serializer;
import net.sf.saxon.s9api.TeeDestination;
import net.sf.saxon.s9api.XdmNode;
import net.sf.saxon.s9api.Xslt30Transformer;
import net.sf.saxon.s9api.XsltExecutable;
import org.xml.sax.helpers.DefaultHandler;

/**
 * An XSLT 3.0 stylesheet, compiled once. It sees its siblings by name, the hub's own stylesheets as
 * {@code stellwerk:<name>}, and the document it is applied to; no files, no network, no environment, no second result.
 * Safe for many threads. Time is bounded by the caller; a run ends soon after its thread is interrupted if it still writes.
 */
public final class Stylesheet {

    private final XsltExecutable executable;

    private Stylesheet(XsltExecutable executable) {
        this.executable = executable;
    }

    /**
     * @param name of the main module, for error places
     * @param siblings finds other modules by the name under which {@code href} asks for them
     * @throws SourceRefused naming every defect
     */
    public static Stylesheet compile(String name, byte[] source, Function<String, Optional<byte[]>> siblings) {
        return new Stylesheet(StylesheetCompilation.compile(name, source, siblings));
    }

    /** As {@link #compile(String, byte[], Function)}, with all siblings at hand. */
    public static Stylesheet compile(String name, byte[] source, Map<String, byte[]> siblings) {
        return compile(name, source, sibling -> Optional.ofNullable(siblings.get(sibling)));
    }

    /**
     * Applies it to a tree of {@link HardenedXml} or {@link CompiledSchema} and serialises as its {@code xsl:output} says.
     *
     * @throws TransformationFailed if it stops, or if the result has more than {@code maxBytes} bytes
     */
    public byte[] apply(XdmNode document, int maxBytes) {
        ByteArrayOutputStream bytes = new BoundedBytes(maxBytes);
        run(document, serializer(bytes));
        return bytes.toByteArray();
    }

    /**
     * As {@link #apply(XdmNode, int)}, and validates the result on its way out.
     *
     * @throws TransformationFailed if it stops, or if the result has more than {@code maxBytes} bytes
     */
    public Validated apply(XdmNode document, CompiledSchema schema, int maxBytes) {
        ByteArrayOutputStream bytes = new BoundedBytes(maxBytes);
        List<XmlViolation> violations = schema.withValidation(new DefaultHandler(), checking -> {
            LimitedReading reading = new LimitedReading(XmlLimits.FORM, checking);
            checking.placesFrom(reading::violationHere);
            run(document, new TeeDestination(serializer(bytes), new SAXDestination(reading)));
        });
        return new Validated(bytes.toByteArray(), violations);
    }

    /** A result and everything that is wrong with it by its schema; places have no line. */
    public record Validated(byte[] result, List<XmlViolation> violations) {}

    private void run(XdmNode document, Destination destination) {
        try {
            Xslt30Transformer transformer = executable.load30();
            transformer.setErrorReporter(error -> {});
            transformer.setMessageHandler(message -> {});
            transformer.setTraceFunctionDestination(null);
            transformer.setResultDocumentHandler(uri -> {
                throw new IllegalStateException("A stylesheet has one result");
            });
            transformer.setGlobalContextItem(document);
            transformer.applyTemplates(document, destination);
        } catch (SaxonApiException e) {
            throw failure(e);
        } catch (XmlRefused e) {
            throw new TransformationFailed(e.violation().rule(), "", 0);
        } catch (BoundedBytes.Full e) {
            throw new TransformationFailed(BoundedBytes.Full.CODE, "", 0);
        }
    }

    private Serializer serializer(ByteArrayOutputStream bytes) {
        Serializer serializer = SharedSaxon.PROCESSOR.newSerializer(bytes);
        serializer.setOutputProperties(executable
                .getUnderlyingCompiledStylesheet()
                .getPrimarySerializationProperties()
                .getProperties());
        return serializer;
    }

    private static TransformationFailed failure(SaxonApiException e) {
        String code = e.getErrorCode() == null ? "stopped" : e.getErrorCode().getLocalName();
        return new TransformationFailed(
                code, StylesheetCompilation.fileOf(e.getSystemId()), Math.max(0, e.getLineNumber()));
    }
}
