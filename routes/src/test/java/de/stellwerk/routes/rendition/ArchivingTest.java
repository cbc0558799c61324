package de.stellwerk.routes.rendition;

import static de.stellwerk.routes.rendition.AntragBuilder.anAntrag;
import static de.stellwerk.routes.rendition.AntragBuilder.anAntragWithEveryCharacter;
import static org.assertj.core.api.Assertions.assertThat;

import de.stellwerk.schemas.PaidAntrag;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.verapdf.pdfa.flavours.PDFAFlavour;

class ArchivingTest {

    private static final Path SERVICES = Path.of("../catalog/services");

    private final Rendition rendition = new Rendition();

    @ParameterizedTest
    @MethodSource("sampleAndExamplesOfTheCatalogue")
    void aRenditionIsArchivalAndAccessible(Path antrag) throws Exception {
        Conformance.requireArchivalAndAccessible(rendition.pdf(Files.readAllBytes(antrag)));
    }

    @Test
    void soIsOneWithEveryCharacterOfDin91379() throws Exception {
        Conformance.requireArchivalAndAccessible(
                rendition.pdf(anAntragWithEveryCharacter().bytes()));
    }

    @Test
    void soIsAPaidOneAndItShowsWhatWasPaid() throws Exception {
        PaidAntrag.Item item = new PaidAntrag.Item(
                "Reitabgabe", new BigDecimal("75.00"), "67.1.2.3", Optional.of("0815"), Optional.of("Reitabg 2026"));
        Path antrag = SERVICES.resolve("reitkennzeichen/examples/json/erste-zuteilung-privat/antrag.xml");
        byte[] paid = new PaidAntrag(
                        Optional.of("SO-2026-0042"),
                        Optional.of("T-4711"),
                        Optional.of(Instant.parse("2026-11-22T10:20:30Z")),
                        item.amount(),
                        List.of(item))
                .addedTo(Files.readAllBytes(antrag));

        byte[] pdf = rendition.pdf(paid);

        Conformance.requireArchivalAndAccessible(pdf);
        assertThat(PdfText.of(pdf))
                .contains("67.1.2.3·0815·Reitabg2026", "Summe75,00€", "KassenzeichenSO-2026-0042", "TransaktionT-4711")
                .contains("Bezahltam22.11.2026,11:20:30Uhr(MEZ)", "Dokumentversion2");
    }

    @Test
    void soIsATestApplicationOverManyPages() throws Exception {
        AntragBuilder antrag = anAntrag().with("test=\"false\"", "test=\"true\"");
        for (int i = 0; i < 60; i++) {
            antrag.withGroup("Abschnitt " + i, "Erläuterung", "Langer Text. ".repeat(40) + "Wort".repeat(80));
        }
        antrag.withGroup("Eine Seite genügt nicht", "Erläuterung", "Zeile\n".repeat(600));
        byte[] pdf = rendition.pdf(antrag.bytes());
        Conformance.requireArchivalAndAccessible(pdf);
        assertThat(PdfText.of(pdf).split("Zeile")).hasSize(601);
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(document.getNumberOfPages()).isGreaterThan(10);
        }
    }

    @Test
    void aPlainPdfWouldBeFoundOut() throws Exception {
        ByteArrayOutputStream plain = new ByteArrayOutputStream();
        try (PDDocument document = new PDDocument()) {
            document.addPage(new PDPage());
            document.save(plain);
        }
        assertThat(Conformance.violations(plain.toByteArray(), PDFAFlavour.PDFA_2_A))
                .isNotEmpty();
        assertThat(Conformance.violations(plain.toByteArray(), PDFAFlavour.PDFUA_1))
                .isNotEmpty();
    }

    static Stream<Path> sampleAndExamplesOfTheCatalogue() throws Exception {
        Path sample = Path.of(ArchivingTest.class.getResource("antrag.xml").toURI());
        try (Stream<Path> files = Files.walk(SERVICES)) {
            List<Path> examples =
                    files.filter(file -> file.endsWith("antrag.xml")).sorted().toList();
            assertThat(examples).isNotEmpty();
            return Stream.concat(Stream.of(sample), examples.stream());
        }
    }
}
