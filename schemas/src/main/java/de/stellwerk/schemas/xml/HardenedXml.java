package de.stellwerk.schemas.xml;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParser;
import javax.xml.parsers.SAXParserFactory;
import net.sf.saxon.s9api.BuildingContentHandler;
import net.sf.saxon.s9api.DocumentBuilder;
import net.sf.saxon.s9api.SaxonApiException;
import net.sf.saxon.s9api.XdmNode;
import org.xml.sax.ContentHandler;
import org.xml.sax.EntityResolver;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.XMLReader;
import org.xml.sax.helpers.DefaultHandler;

/**
 * The one place that reads XML. No DTD, no entities but the five of XML, no XInclude, no access to anything outside the
 * given bytes, and every text within {@link XmlLimits}. Safe for many threads; parsers are reused.
 */
public final class HardenedXml {

    private static final SAXParserFactory FACTORY = hardenedFactory();
    private static final Queue<SAXParser> IDLE = new ConcurrentLinkedQueue<>();

    private HardenedXml() {}

    /**
     * Reads XML into a tree that knows its lines and columns. Element names stay in memory for good, so what a stranger sent
     * goes through {@link CompiledSchema#read} instead.
     *
     * @throws XmlRefused if it cannot be read to its end
     */
    public static XdmNode parse(byte[] xml, XmlLimits limits) {
        return parse(xml, limits, null);
    }

    static XdmNode parse(byte[] xml, XmlLimits limits, String systemId) {
        try {
            BuildingContentHandler tree = treeBuilder();
            read(xml, systemId, new LimitedReading(limits, tree), limits);
            return tree.getDocumentNode();
        } catch (SaxonApiException e) {
            throw new IllegalStateException("The tree was not finished", e);
        }
    }

    static BuildingContentHandler treeBuilder() throws SaxonApiException {
        DocumentBuilder builder = SharedSaxon.PROCESSOR.newDocumentBuilder();
        builder.setLineNumbering(true);
        return builder.newBuildingContentHandler();
    }

    /** Sends what is read to {@code handler}. */
    public static void send(byte[] xml, XmlLimits limits, ContentHandler handler) {
        read(xml, new LimitedReading(limits, handler), limits);
    }

    static void read(byte[] xml, LimitedReading reading, XmlLimits limits) {
        read(xml, null, reading, limits);
    }

    private static void read(byte[] xml, String systemId, LimitedReading reading, XmlLimits limits) {
        if (xml.length > limits.bytes()) {
            throw new XmlRefused(new XmlViolation(XmlRule.SIZE, "", 0, 0));
        }
        read(input(xml, systemId), reading);
    }

    private static void read(InputSource xml, LimitedReading reading) {
        SAXParser parser = IDLE.poll();
        if (parser == null) {
            parser = newParser();
        }
        try {
            run(parser.getXMLReader(), xml, reading);
        } catch (SAXParseException e) {
            throw new XmlRefused(reading.violationAt(ruleOf(e), e));
        } catch (SAXException | IOException e) {
            throw new XmlRefused(reading.violationHere(XmlRule.WELL_FORMED));
        } finally {
            IDLE.offer(parser);
        }
    }

    private static InputSource input(byte[] xml, String systemId) {
        InputSource input = new InputSource(new ByteArrayInputStream(xml));
        input.setSystemId(systemId);
        return input;
    }

    private static void run(XMLReader reader, InputSource xml, ContentHandler handler)
            throws SAXException, IOException {
        reader.setContentHandler(handler);
        reader.setErrorHandler(FATAL);
        reader.setEntityResolver(NOTHING_OUTSIDE);
        reader.parse(xml);
    }

    private static String ruleOf(SAXParseException e) {
        return String.valueOf(e.getMessage()).contains("DOCTYPE") ? XmlRule.NO_DOCTYPE : XmlRule.WELL_FORMED;
    }

    private static SAXParserFactory hardenedFactory() {
        try {
            SAXParserFactory factory = SAXParserFactory.newDefaultInstance();
            factory.setNamespaceAware(true);
            factory.setValidating(false);
            factory.setXIncludeAware(false);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
            factory.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
            factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
            return factory;
        } catch (ParserConfigurationException | SAXException e) {
            throw new IllegalStateException("The JDK's XML parser cannot be hardened", e);
        }
    }

    private static synchronized SAXParser newParser() {
        try {
            SAXParser parser = FACTORY.newSAXParser();
            parser.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            parser.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
            return parser;
        } catch (ParserConfigurationException | SAXException e) {
            throw new IllegalStateException("The JDK's XML parser cannot be hardened", e);
        }
    }

    private static final EntityResolver NOTHING_OUTSIDE = (publicId, systemId) -> {
        throw new SAXException("external entity");
    };

    private static final ErrorHandler FATAL = new DefaultHandler() {
        @Override
        public void error(SAXParseException e) throws SAXException {
            throw e;
        }
    };
}
