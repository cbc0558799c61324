package de.stellwerk.routes.rendition;

import static de.stellwerk.routes.rendition.AntragBuilder.anAntrag;
import static de.stellwerk.routes.rendition.AntragBuilder.anAntragWithEveryCharacter;
import static de.stellwerk.routes.rendition.PdfText.withoutSpace;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContentTest {

    private static String textOf(AntragBuilder antrag) throws IOException {
        return PdfText.of(new Rendition().pdf(antrag.bytes()));
    }

    @Test
    void showsEveryValueOfTheDocument() throws Exception {
        String text = textOf(anAntrag());
        assertThat(Stream.of(
                                "Kreis Soest",
                                "ARS 059740000000",
                                "ARS 059740040040",
                                "Reitkennzeichen",
                                "99090018069000",
                                "urn:de:fim:leika:leistung:99090018069000",
                                "S05000031",
                                "019ab3c4-5d6e-7f80-9a1b-2c3d4e5f6071",
                                "beispielportal",
                                "REF-2026-000815",
                                "V-4711",
                                "Antrag · antrag.0100",
                                "Weltzeit 2026-11-22T10:15:30Z",
                                "Konto: BundID",
                                "Erstausstellung (erst)",
                                "Haltung seit29.02.2020",
                                "Fläche in Hektar3,75",
                                "überlassenNein",
                                "Pferd 1 von 2",
                                "Pferd 2 von 2",
                                "Zufahrt nur über den Hof, die Brücke trägt 3,5 t.",
                                "Summe1.040,50 €",
                                "67.1.2.3 · 0815",
                                "SO-2026-0001",
                                "Bezahlt am01.07.2026, 10:00:00 Uhr (MESZ)")
                        .map(PdfText::withoutSpace))
                .allSatisfy(value -> assertThat(text).contains(value));
    }

    @Test
    void saysInWordsHowFarEachDetailOfTheApplicantCanBeTrusted() throws Exception {
        assertThat(textOf(anAntrag()))
                .contains("FamiliennameMustermannhoch")
                .contains("GeburtsnameGablersubstanziell")
                .contains("Geburtsdatum12.08.1964hoch")
                .contains("LandDEBasis")
                .contains("E-Mailerika.mustermann@example.orgungeprüft");
    }

    @Test
    void listsAttachmentsWithPurposeSizeAndHash() throws Exception {
        assertThat(textOf(anAntrag()))
                .contains("halterhaftpflicht-nachweis-der-versicherung-2026.pdfAnlage319,5kBcf83e1357eefb8bd…")
                .contains("foto.jpgBericht2,5MB0e1e21ecf105ec85…")
                .contains("image/jpeg,2.483.921Byte")
                .contains("cf83e1357eefb8bdf1542850d66d8007d620e4050b5715dc83f4a921d36ce9ce"
                        + "47d0d13c5d85f2b0ff8318d2877eec2f63b931bd47417a81a538327af927da3e");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-29T00:59:59Z, '29.03.2026, 01:59:59 Uhr (MEZ)'",
        "2026-03-29T01:00:00Z, '29.03.2026, 03:00:00 Uhr (MESZ)'",
        "2026-10-25T00:59:59.999Z, '25.10.2026, 02:59:59 Uhr (MESZ)'",
        "2026-10-25T01:00:00Z, '25.10.2026, 02:00:00 Uhr (MEZ)'",
        "2027-12-31T23:30:00Z, '01.01.2028, 00:30:00 Uhr (MEZ)'"
    })
    void showsTimesAsTheyAreInGermany(String received, String shown) throws Exception {
        assertThat(textOf(anAntrag().receivedAt(received))).contains("eingegangenam" + withoutSpace(shown));
    }

    @Test
    void showsEveryCharacterOfDin91379AsItself() throws Exception {
        String text = textOf(anAntragWithEveryCharacter());
        assertThat(Din91379.normative().stream().map(PdfText::withoutSpace))
                .allSatisfy(character -> assertThat(text).contains(character));
    }

    @Test
    void theFontsKnowAllOfDin91379() {
        List<String> all = Stream.concat(Din91379.normative().stream(), Din91379.extended().stream())
                .toList();
        assertThat(all).hasSizeGreaterThan(900).allMatch(text -> text.codePoints()
                .allMatch(c -> Typeface.REGULAR.hasGlyph(c) && Typeface.BOLD.hasGlyph(c)));
    }

    @Test
    void valuesAreTextAndNeverMarkup() throws Exception {
        String value = "<script>alert(1)</script><img src='http://127.0.0.1:1/x.png'/>&lt;b&gt; ]]> {1 + 1}";
        byte[] pdf =
                new Rendition().pdf(anAntrag().withGroup(value, value, value).bytes());
        assertThat(PdfText.of(pdf)).containsSubsequence(withoutSpace(value), withoutSpace(value), withoutSpace(value));
    }

    @Test
    void thePdfHasNoActionsNoLinksAndNoFiles() throws Exception {
        try (PDDocument document = Loader.loadPDF(new Rendition()
                .pdf(anAntrag()
                        .withGroup("Netz", "Adresse", "https://example.org/ javascript:alert(1)")
                        .bytes()))) {
            assertThat(document.getDocumentCatalog().getOpenAction()).isNull();
            assertThat(document.getDocumentCatalog().getNames()).isNull();
            assertThat(document.getDocumentCatalog().getAcroForm()).isNull();
            for (PDPage page : document.getPages()) {
                assertThat(page.getAnnotations()).isEmpty();
            }
        }
    }
}
