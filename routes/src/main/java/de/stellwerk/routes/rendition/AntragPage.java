package de.stellwerk.routes.rendition;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.stellwerk.schemas.xml.HardenedXml;
import de.stellwerk.schemas.xml.XmlLimits;
import java.io.StringWriter;
import java.util.Map;
import net.sf.saxon.s9api.QName;
import net.sf.saxon.s9api.SaxonApiException;
import net.sf.saxon.s9api.XdmAtomicValue;
import net.sf.saxon.s9api.XdmNode;
import net.sf.saxon.s9api.Xslt30Transformer;
import net.sf.saxon.s9api.XsltExecutable;

/** The Antrag document as a page of XHTML with its styles inside, by {@code rendition.xsl} and {@code rendition.css}. */
final class AntragPage {

    private static final XdmAtomicValue STYLES = new XdmAtomicValue(text("rendition.css"));
    private static final XsltExecutable STYLESHEET = compiled();

    private AntragPage() {}

    static String of(XdmNode antrag) throws SaxonApiException {
        Xslt30Transformer transformer = STYLESHEET.load30();
        transformer.setStylesheetParameters(Map.of(new QName("css"), STYLES));
        StringWriter page = new StringWriter();
        transformer.applyTemplates(antrag, transformer.newSerializer(page));
        return page.toString();
    }

    private static XsltExecutable compiled() {
        try {
            XdmNode stylesheet = HardenedXml.parse(Resource.bytes("rendition.xsl"), XmlLimits.CATALOGUE);
            return stylesheet.getProcessor().newXsltCompiler().compile(stylesheet.asSource());
        } catch (SaxonApiException e) {
            throw new IllegalStateException("rendition.xsl does not compile", e);
        }
    }

    private static String text(String resource) {
        return new String(Resource.bytes(resource), UTF_8);
    }
}
