package de.stellwerk.routes.rendition;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.fontbox.util.BoundingBox;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSFloat;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNumber;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdfparser.PDFStreamParser;
import org.apache.pdfbox.pdfwriter.ContentStreamWriter;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDStream;

/**
 * Puts combining marks in their place on a page that was laid out without looking at them. Glyphs and their order stay, so that
 * the text of the PDF remains the text of the document.
 */
final class CombiningMarks {

    private final COSDictionary fontResources;
    private final Map<COSDictionary, Typeface> typefaces;
    private final List<Object> placed = new ArrayList<>();
    private Typeface typeface;
    private float size;

    private CombiningMarks(PDPage page, Map<COSDictionary, Typeface> typefaces) {
        this.fontResources = page.getResources().getCOSObject().getCOSDictionary(COSName.FONT);
        this.typefaces = typefaces;
    }

    /** @param typefaces by the dictionary of the font that embeds them */
    static void placeOn(PDPage page, Map<COSDictionary, Typeface> typefaces) throws IOException {
        CombiningMarks marks = new CombiningMarks(page, typefaces);
        for (Object token : new PDFStreamParser(page).parse()) {
            marks.add(token);
        }
        PDStream contents = new PDStream(new COSStream());
        try (OutputStream out = contents.createOutputStream()) {
            new ContentStreamWriter(out).writeTokens(marks.placed);
        }
        page.setContents(contents);
    }

    private void add(Object token) {
        placed.add(token);
        if (!(token instanceof Operator operator)) {
            return;
        }
        if (operator.getName().equals("Tf")) {
            COSName font = (COSName) placed.get(placed.size() - 3);
            typeface = typefaces.get(fontResources.getCOSDictionary(font));
            size = ((COSNumber) placed.get(placed.size() - 2)).floatValue();
        } else if (operator.getName().equals("Tj")) {
            replaceShownText();
        }
    }

    private void replaceShownText() {
        int[] glyphs = glyphsOf((COSString) placed.get(placed.size() - 2));
        int shown = 0;
        for (int i = 1; i < glyphs.length; i++) {
            if (typeface.isMark(glyphs[i]) && !typeface.isMark(glyphs[i - 1])) {
                if (shown == 0) {
                    placed.subList(placed.size() - 2, placed.size()).clear();
                }
                show(glyphs, shown, i);
                shown = showMarks(glyphs, i);
                i = shown;
            }
        }
        if (shown > 0 && shown < glyphs.length) {
            show(glyphs, shown, glyphs.length);
        }
    }

    /** Shows the marks from {@code first} on and says where they end. */
    private int showMarks(int[] glyphs, int first) {
        BoundingBox letter = typeface.boxOf(glyphs[first - 1]);
        float advance = typeface.advanceOf(glyphs[first - 1]);
        int i = first;
        for (; i < glyphs.length && typeface.isMark(glyphs[i]); i++) {
            BoundingBox mark = typeface.boxOf(glyphs[i]);
            MarkPlacement placement = MarkPlacement.of(letter, advance, mark);
            showRaised(glyphs[i], placement);
            letter = placement.extended(letter, mark);
        }
        return i;
    }

    private void showRaised(int mark, MarkPlacement placement) {
        float right = Math.round(placement.right() * 1000 / typeface.unitsPerEm());
        COSString glyph = textOf(new int[] {mark}, 0, 1);
        operate("Ts", new COSFloat(placement.up() * size / typeface.unitsPerEm()));
        operate("TJ", new COSArray(List.of(new COSFloat(-right), glyph, new COSFloat(right))));
        operate("Ts", new COSFloat(0));
    }

    private void show(int[] glyphs, int from, int to) {
        operate("Tj", textOf(glyphs, from, to));
    }

    private void operate(String operator, COSBase operand) {
        placed.add(operand);
        placed.add(Operator.getOperator(operator));
    }

    private static int[] glyphsOf(COSString text) {
        byte[] bytes = text.getBytes();
        int[] glyphs = new int[bytes.length / 2];
        for (int i = 0; i < glyphs.length; i++) {
            glyphs[i] = (bytes[2 * i] & 0xFF) << 8 | bytes[2 * i + 1] & 0xFF;
        }
        return glyphs;
    }

    private static COSString textOf(int[] glyphs, int from, int to) {
        byte[] bytes = new byte[(to - from) * 2];
        for (int i = from; i < to; i++) {
            bytes[(i - from) * 2] = (byte) (glyphs[i] >> 8);
            bytes[(i - from) * 2 + 1] = (byte) glyphs[i];
        }
        return new COSString(bytes);
    }
}
