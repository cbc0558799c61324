package de.stellwerk.routes.rendition;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** A TrueType font, parsed once and embedded as a subset into many documents. Safe for many threads. */
final class Typeface {

    static final Typeface REGULAR = new Typeface("fonts/DejaVuSansCondensed.ttf");
    static final Typeface BOLD = new Typeface("fonts/DejaVuSansCondensed-Bold.ttf");

    private final TrueTypeFont font;
    private final CmapLookup glyphs;

    private Typeface(String resource) {
        try {
            font = new TTFParser(true).parse(new RandomAccessReadBuffer(Resource.bytes(resource)));
            // Ligatures would be glyphs that stand for several characters: text copied from the PDF must be the text.
            font.setEnableGsub(false);
            glyphs = font.getUnicodeCmapLookup();
        } catch (IOException e) {
            throw new UncheckedIOException(resource, e);
        }
    }

    boolean hasGlyph(int codePoint) {
        return glyphs.getGlyphId(codePoint) != 0;
    }

    PDType0Font embedIn(PDDocument document) throws IOException {
        return PDType0Font.load(document, font, true);
    }
}
