package de.stellwerk.routes.rendition;

import static net.sf.saxon.s9api.streams.Steps.descendant;

import com.openhtmltopdf.util.XRLog;
import de.stellwerk.routes.rendition.RenditionFailed.Code;
import de.stellwerk.schemas.AntragDocument;
import de.stellwerk.schemas.xml.XmlLimits;
import java.io.IOException;
import java.time.Instant;
import net.sf.saxon.s9api.XdmNode;

/**
 * Makes the PDF that clerks read and files keep: every value of the Antrag document, tagged, with fonts embedded, valid
 * PDF/A-2a and PDF/UA-1 at once, without scripts, links or anything from outside. The same document gives the same bytes, on
 * any JVM, in any locale and time zone, at any time. Safe for many threads.
 */
public final class Rendition {

    static {
        XRLog.setLoggerImpl(new SilentLayout());
    }

    /**
     * @param antragXml an Antrag document, namespace {@code urn:stellwerk:antrag:1.0}
     * @throws RenditionFailed if the document is not valid or holds a character that the fonts lack
     */
    public byte[] pdf(byte[] antragXml) {
        XdmNode antrag = AntragDocument.schema()
                .read(antragXml, XmlLimits.FORM)
                .tree()
                .orElseThrow(() -> new RenditionFailed(Code.NOT_AN_ANTRAG));
        try {
            String page = AntragPage.of(antrag);
            requireGlyphs(page);
            return ArchivalPdf.of(page, receivedAt(antrag));
        } catch (RenditionFailed e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw new RenditionFailed(Code.NOT_RENDERED, e);
        }
    }

    private static void requireGlyphs(String page) {
        if (!page.codePoints().allMatch(Rendition::isVisible)) {
            throw new RenditionFailed(Code.CHARACTER_WITHOUT_GLYPH);
        }
    }

    private static boolean isVisible(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL -> codePoint == '\n' || codePoint == '\r' || codePoint == '\t';
            case Character.FORMAT -> false;
            default -> Typeface.REGULAR.hasGlyph(codePoint) && Typeface.BOLD.hasGlyph(codePoint);
        };
    }

    private static Instant receivedAt(XdmNode antrag) {
        return Instant.parse(
                antrag.select(descendant("eingangszeitpunkt")).asNode().getStringValue());
    }
}
