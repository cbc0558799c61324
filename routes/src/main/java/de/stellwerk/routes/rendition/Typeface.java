package de.stellwerk.routes.rendition;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.GlyphData;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.fontbox.util.BoundingBox;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** A TrueType font, parsed once and embedded as a subset into many documents. Safe for many threads. */
final class Typeface {

    static final Typeface REGULAR = new Typeface("fonts/DejaVuSansCondensed.ttf");
    static final Typeface BOLD = new Typeface("fonts/DejaVuSansCondensed-Bold.ttf");

    private final TrueTypeFont font;
    private final CmapLookup glyphs;
    private final float unitsPerEm;

    private Typeface(String resource) {
        try {
            font = new TTFParser(true).parse(new RandomAccessReadBuffer(Resource.bytes(resource)));
            // Ligatures would be glyphs that stand for several characters: text copied from the PDF must be the text.
            font.setEnableGsub(false);
            glyphs = font.getUnicodeCmapLookup();
            unitsPerEm = font.getUnitsPerEm();
        } catch (IOException e) {
            throw new UncheckedIOException(resource, e);
        }
    }

    boolean hasGlyph(int codePoint) {
        return glyphs.getGlyphId(codePoint) != 0;
    }

    /** Whether the glyph is one that sits on the letter before it. */
    boolean isMark(int glyph) {
        List<Integer> codePoints = glyphs.getCharCodes(glyph);
        return codePoints != null && BreakOpportunities.isMark(codePoints.get(0));
    }

    BoundingBox boxOf(int glyph) {
        try {
            GlyphData outline = font.getGlyph().getGlyph(glyph);
            return outline == null ? new BoundingBox() : outline.getBoundingBox();
        } catch (IOException e) {
            throw new UncheckedIOException("glyph " + glyph, e);
        }
    }

    float advanceOf(int glyph) {
        try {
            return font.getAdvanceWidth(glyph);
        } catch (IOException e) {
            throw new UncheckedIOException("glyph " + glyph, e);
        }
    }

    float unitsPerEm() {
        return unitsPerEm;
    }

    PDType0Font embedIn(PDDocument document) throws IOException {
        return PDType0Font.load(document, font, true);
    }
}
