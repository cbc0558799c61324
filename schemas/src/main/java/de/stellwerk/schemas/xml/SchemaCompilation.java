package de.stellwerk.schemas.xml;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/** Compiles one schema; every document it may read is at hand as bytes and was read once through {@link HardenedXml}. */
final class SchemaCompilation implements ErrorHandler {

    private final String name;
    private final List<Defect> defects = new ArrayList<>();

    private SchemaCompilation(String name) {
        this.name = name;
    }

    static Schema compile(String name, byte[] source, Function<String, Optional<byte[]>> siblings) {
        return new SchemaCompilation(name).run(source, siblings);
    }

    private Schema run(byte[] source, Function<String, Optional<byte[]>> siblings) {
        refuseWhatCannotBeRead(name, source);
        try {
            SchemaFactory factory = hardenedFactory(siblings);
            Schema schema = factory.newSchema(
                    new StreamSource(new ByteArrayInputStream(source), LocalCatalogue.SCHEME + ":" + name));
            if (defects.isEmpty()) {
                return schema;
            }
        } catch (LocalCatalogue.NotInTheCatalogue e) {
            defects.add(new Defect(name, 0, 0, e.getMessage()));
        } catch (SAXException e) {
            if (defects.isEmpty()) {
                defects.add(new Defect(name, 0, 0, e.getMessage()));
            }
        }
        throw new SourceRefused(defects);
    }

    static void refuseWhatCannotBeRead(String file, byte[] source) {
        try {
            HardenedXml.send(source, XmlLimits.CATALOGUE, new DefaultHandler());
        } catch (XmlRefused e) {
            XmlViolation violation = e.violation();
            throw new SourceRefused(List.of(new Defect(file, violation.line(), violation.column(), violation.rule())));
        }
    }

    private SchemaFactory hardenedFactory(Function<String, Optional<byte[]>> siblings) throws SAXException {
        SchemaFactory factory = SchemaFactory.newDefaultInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, LocalCatalogue.SCHEME);
        factory.setResourceResolver(new LocalCatalogue(siblings));
        factory.setErrorHandler(this);
        return factory;
    }

    @Override
    public void warning(SAXParseException e) {}

    @Override
    public void error(SAXParseException e) {
        String file = e.getSystemId() == null ? name : e.getSystemId().replace(LocalCatalogue.SCHEME + ":", "");
        defects.add(new Defect(file, e.getLineNumber(), e.getColumnNumber(), e.getMessage()));
    }

    @Override
    public void fatalError(SAXParseException e) {
        error(e);
    }
}
