package de.stellwerk.routes.rendition;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.stellwerk.schemas.xml.Stylesheet;
import java.util.Map;
import net.sf.saxon.s9api.XdmNode;

/** The Antrag document as a page of XHTML with its styles inside, by {@code rendition.xsl} and {@code rendition.css}. */
final class AntragPage {

    private static final int MAX_BYTES = 64 << 20;
    private static final Stylesheet STYLESHEET = withStyles();

    private AntragPage() {}

    static String of(XdmNode antrag) {
        return new String(STYLESHEET.apply(antrag, MAX_BYTES), UTF_8);
    }

    private static Stylesheet withStyles() {
        String source = Resource.text("rendition.xsl").replace("${css}", Resource.text("rendition.css"));
        return Stylesheet.compile("rendition.xsl", source.getBytes(UTF_8), Map.of());
    }
}
