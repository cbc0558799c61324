package de.stellwerk.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import de.stellwerk.schemas.Din91379.Finding;
import de.stellwerk.schemas.xml.CompiledSchema;
import de.stellwerk.schemas.xml.XmlLimits;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class Din91379Test {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Mustermann",
                "O’Neill",
                "Weiß-Müller",
                "ẞ",
                "Nguyễn",
                "Đặng",
                "Łukasiewicz",
                "Ŝafarik",
                "d'Été",
                ""
            })
    void namesOfPersonsAreOfClassA(String name) {
        assertThat(Din91379.A.firstFinding(name)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"R2", "a@b", "a/b", "a\tb", "Müller & Söhne", "§"})
    void digitsAndSignsAreNotOfClassA(String name) {
        assertThat(Din91379.A.admits(name)).isFalse();
    }

    @Test
    void streetsAndPlacesAreOfClassB() {
        assertThat(Din91379.B.admits("Straße des 17. Juni 5 a/b, 5. OG (Hof) & 3 €"))
                .isTrue();
        assertThat(Din91379.B.firstFinding("Zeile\nZeile")).contains(new Finding(5, "din-91379-b"));
    }

    @Test
    void freeTextOfClassCHasLinesAndTabulators() {
        assertThat(Din91379.C.admits("Erste\r\n\tzweite\u00A0Zeile ¤ ¼ ¾")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"😀", "„Zitat“", "–", "α", "Ж", "\u0000", "\u200B", "\uFEFF", "中", "\u0085", "\u00AD"})
    void otherScriptsControlsAndTypographyAreOfNoClass(String text) {
        assertThat(Din91379.values()).noneMatch(characters -> characters.admits("a" + text));
    }

    @Test
    void theOffsetCountsToTheFirstCharacterThatIsNotAdmitted() {
        assertThat(Din91379.A.firstFinding("Erika1Muster2")).contains(new Finding(5, "din-91379-a"));
    }

    @Test
    void aDecomposedUmlautIsNotInNormalFormC() {
        assertThat(Din91379.C.firstFinding("Mu\u0308ller")).contains(new Finding(1, "unicode-nfc"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "M\u0302",
                "L\u0325\u0304",
                "K\u035FH",
                "k\u035Fh",
                "C\u0328\u0306",
                "s\u031B\u0304",
                "\u1ECC\u0308"
            })
    void listedSequencesOfBaseAndMarksAreAdmitted(String sequence) {
        assertThat(Normalizer.isNormalized(sequence, Normalizer.Form.NFC)).isTrue();
        assertThat(Din91379.A.admits("x" + sequence + "y" + sequence)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Q\u0302", "\u0302", "M\u0302\u0302", "K\u035Fx", "L\u0304\u0325", "x\u035F"})
    void otherSequencesAreNot(String sequence) {
        assertThat(Din91379.C.admits(sequence)).isFalse();
    }

    @Test
    void aTextOfTwoHundredThousandCharactersIsCheckedInOnePass() {
        String text = "M\u0302ü".repeat(66_000);

        assertThat(Din91379.A.firstFinding(text + "1")).contains(new Finding(text.length(), "din-91379-a"));
    }

    @ParameterizedTest
    @EnumSource
    void theTypeOfTheSchemaAdmitsTheSameCharacters(Din91379 characters) {
        CompiledSchema schema = schemaOf(characters);

        for (char c = ' '; c < 0x2200; c++) {
            if (c < 0xD800 && !Character.isISOControl(c)) {
                assertSame(schema, characters, String.valueOf(c));
            }
        }
        for (String text : new String[] {
            "M\u0302", "Q\u0302", "K\u035FH", "K\u035F", "C\u0328\u0306", "L\u0325\u0304M\u0302", "a\u0304"
        }) {
            assertSame(schema, characters, "x" + text + "y");
        }
    }

    @Test
    void theTypeOfTheSchemaCopesWithFourThousandCharacters() {
        assertThat(schemaOf(Din91379.C).validate(document("M\u0302ü ".repeat(1000)), XmlLimits.FORM))
                .isEmpty();
        assertThat(schemaOf(Din91379.C).validate(document("M\u0302ü ".repeat(1001)), XmlLimits.FORM))
                .singleElement()
                .satisfies(violation -> assertThat(violation.rule()).isEqualTo("cvc-maxLength-valid"));
    }

    private static void assertSame(CompiledSchema schema, Din91379 characters, String text) {
        boolean bySchema = schema.validate(document(text), XmlLimits.FORM).isEmpty();
        boolean normalised = Normalizer.isNormalized(text, Normalizer.Form.NFC);

        assertThat(characters.admits(text))
                .as("U+%04X", (int) text.charAt(text.length() - 1))
                .isEqualTo(bySchema && normalised);
    }

    /** By the patterns that everybody else has to go by: under another namespace nothing of ours takes their place. */
    private static CompiledSchema schemaOf(Din91379 characters) {
        String xsd = published()
                .replace("urn:stellwerk:din-91379:1.0\"", "urn:invented\" xmlns=\"urn:invented\"")
                .replace(
                        "</xs:schema>",
                        "<xs:element name='t' type='zeichenklasse%s'/></xs:schema>".formatted(characters));
        return CompiledSchema.compile("t.xsd", xsd.getBytes(StandardCharsets.UTF_8), Map.of());
    }

    private static String published() {
        try (InputStream schema = Din91379.class.getResourceAsStream("din-91379-1.0.xsd")) {
            return new String(schema.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] document(String text) {
        String escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace("]]>", "]]&gt;");
        return ("<t xmlns='urn:invented'>" + escaped + "</t>").getBytes(StandardCharsets.UTF_8);
    }
}
