package de.stellwerk.routes.rendition;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.GregorianCalendar;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;

/**
 * What the PDF says of itself, in its information dictionary and, with the same values, as XMP (PDF/A-2, 6.6).
 *
 * @param time of making; that of the document, so that a repetition does not differ
 */
record DocumentProperties(String title, Instant time) {

    private static final String PRODUCER = "Stellwerk";
    private static final String XMP = Resource.text("properties.xmp");

    DocumentProperties {
        time = time.truncatedTo(ChronoUnit.SECONDS);
    }

    void writeTo(PDDocument document) throws IOException {
        document.setDocumentInformation(information());
        byte[] xmp = XMP.replace("${time}", time.toString())
                .replace("${producer}", PRODUCER)
                .replace("${title}", escaped(title))
                .getBytes(UTF_8);
        document.getDocumentCatalog().getMetadata().importXMPMetadata(xmp);
    }

    private PDDocumentInformation information() {
        GregorianCalendar calendar = GregorianCalendar.from(ZonedDateTime.ofInstant(time, ZoneOffset.UTC));
        PDDocumentInformation information = new PDDocumentInformation();
        information.setTitle(title);
        information.setProducer(PRODUCER);
        information.setCreationDate(calendar);
        information.setModificationDate(calendar);
        return information;
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
