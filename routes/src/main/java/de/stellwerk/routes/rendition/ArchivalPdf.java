package de.stellwerk.routes.rendition;

import static com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle.NORMAL;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PDFontSupplier;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import com.openhtmltopdf.util.Diagnostic;
import de.stellwerk.routes.rendition.RenditionFailed.Code;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Map;
import java.util.logging.Level;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.pdfwriter.COSWriter;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** Lays a page of XHTML out as a PDF in which nothing depends on where and when it was made. */
final class ArchivalPdf {

    private static final byte[] SRGB = Resource.bytes("sRGB.icc");

    private ArchivalPdf() {}

    static byte[] of(String page, Instant time) throws IOException {
        try (PDDocument document = new PDDocument()) {
            PDType0Font regular = Typeface.REGULAR.embedIn(document);
            PDType0Font bold = Typeface.BOLD.embedIn(document);
            layOut(page, document, regular, bold);
            if (page.codePoints().anyMatch(BreakOpportunities::isMark)) {
                placeMarks(document, regular, bold);
            }
            new DocumentProperties(document.getDocumentInformation().getTitle(), time).writeTo(document);
            regular.subset();
            bold.subset();
            document.setDocumentId(idOf(page));
            PlainStreams.in(document);
            return written(document);
        }
    }

    private static void layOut(String page, PDDocument document, PDType0Font regular, PDType0Font bold)
            throws IOException {
        PdfRendererBuilder builder = new PdfRendererBuilder();
        builder.withHtmlContent(page, null)
                .usePDDocument(document)
                .usePdfAConformance(PdfAConformance.PDFA_2_A)
                .usePdfUaAccessibility(true)
                .useColorProfile(SRGB)
                .testMode(true)
                .useFont(new PDFontSupplier(regular), "Antrag", 400, NORMAL, true)
                .useFont(new PDFontSupplier(bold), "Antrag", 700, NORMAL, true)
                .useUnicodeLineBreaker(BreakOpportunities.betweenWords())
                .useUnicodeCharacterBreaker(BreakOpportunities.insideWords())
                .useUriResolver((base, uri) -> null)
                .useExternalResourceAccessControl(
                        (uri, type) -> false, ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI)
                .withDiagnosticConsumer(ArchivalPdf::requireNoWarning);
        withXmlOfTheJdk(() -> {
            try (PdfBoxRenderer renderer = builder.buildPdfRenderer()) {
                renderer.createPDFWithoutClosing();
            }
        });
    }

    /** Else the layout engine searches the whole class path for other XML factories, three times for each PDF. */
    private static void withXmlOfTheJdk(Layout layout) throws IOException {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(ClassLoader.getPlatformClassLoader());
        try {
            layout.run();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private interface Layout {
        void run() throws IOException;
    }

    private static void placeMarks(PDDocument document, PDType0Font regular, PDType0Font bold) throws IOException {
        Map<COSDictionary, Typeface> typefaces =
                Map.of(regular.getCOSObject(), Typeface.REGULAR, bold.getCOSObject(), Typeface.BOLD);
        for (PDPage page : document.getPages()) {
            CombiningMarks.placeOn(page, typefaces);
        }
    }

    private static void requireNoWarning(Diagnostic diagnostic) {
        if (diagnostic.getLevel().intValue() >= Level.WARNING.intValue()) {
            throw new RenditionFailed(Code.NOT_RENDERED);
        }
    }

    private static long idOf(String page) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(page.getBytes(UTF_8));
            return ByteBuffer.wrap(digest).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    private static byte[] written(PDDocument document) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 17);
        new COSWriter(bytes, CompressParameters.NO_COMPRESSION).write(document);
        return bytes.toByteArray();
    }
}
