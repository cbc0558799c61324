package de.stellwerk.routes.rendition;

import java.io.IOException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/** What a reader copies out of a PDF, without the white space. */
final class PdfText {

    private PdfText() {}

    static String of(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return withoutSpace(new GlyphByGlyph().getText(document));
        }
    }

    static String withoutSpace(String text) {
        return text.replaceAll("[\\s\\u00A0]", "");
    }

    /** The stripper itself would turn marks and letters into what it thinks is better. */
    private static final class GlyphByGlyph extends PDFTextStripper {

        private final StringBuilder shown = new StringBuilder();

        @Override
        protected void processTextPosition(TextPosition text) {
            shown.append(text.getUnicode());
        }

        @Override
        public String getText(PDDocument document) throws IOException {
            super.getText(document);
            return shown.toString();
        }
    }
}
