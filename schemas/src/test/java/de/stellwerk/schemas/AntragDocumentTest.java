package de.stellwerk.schemas;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import de.stellwerk.schemas.antrag.Antrag;
import de.stellwerk.schemas.xml.XmlViolation;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.xmlunit.assertj3.XmlAssert;

class AntragDocumentTest {

    private final byte[] document = example();

    @Test
    void theExampleIsValid() {
        assertThat(AntragDocument.validate(document)).isEmpty();
    }

    @Test
    void whatWasReadAndWrittenIsTheSameDocument() {
        byte[] written = AntragDocument.write(AntragDocument.read(document));

        XmlAssert.assertThat(written).and(document).ignoreWhitespace().areIdentical();
        assertThat(AntragDocument.validate(written)).isEmpty();
    }

    @Test
    void readingGivesDatesAndTimesAndFieldsInOrder() {
        Antrag antrag = AntragDocument.read(document);

        assertThat(antrag.getNachrichtenkopf().getEingangszeitpunkt()).isEqualTo(Instant.parse("2026-11-22T10:15:30Z"));
        assertThat(antrag.getAntragsteller().getPerson().getGeburtsdatum().getValue())
                .isEqualTo(LocalDate.of(1964, 8, 12));
        assertThat(antrag.getFormular().getGruppe().get(0).getInhalt()).hasSize(3);
    }

    @Test
    void everyViolationIsNamedWithRuleAndPlaceAndWithoutTheValue() {
        byte[] broken = changed("<ars>059740000000</ars>", "<ars>Geheim</ars>")
                .replace("vertrauensniveau=\"hoch\">Erika", "vertrauensniveau=\"Geheim\">Er1ka")
                .replace("2020-02-29", "2021-02-29")
                .getBytes(UTF_8);

        List<XmlViolation> violations = AntragDocument.validate(broken);

        assertThat(violations)
                .extracting(XmlViolation::rule, XmlViolation::xpath, XmlViolation::line)
                .containsExactly(
                        tuple("cvc-pattern-valid", "/antrag/zustaendigeStelle/ars", 17),
                        tuple("cvc-enumeration-valid", "/antrag/antragsteller/person/vorname/@vertrauensniveau", 25),
                        tuple("cvc-pattern-valid", "/antrag/antragsteller/person/vorname", 25),
                        tuple("cvc-datatype-valid.1.2.1", "/antrag/formular/gruppe/feld[2]/datum", 37));
        assertThat(violations.toString()).doesNotContain("Geheim", "Er1ka", "2021");
    }

    @Test
    void aTextThatIsNoXmlIsOneViolationWithItsPlace() {
        assertThat(AntragDocument.validate(changed("</leistung>", "</leitung>").getBytes(UTF_8)))
                .extracting(XmlViolation::rule, XmlViolation::line)
                .containsExactly(tuple("xml-well-formed", 15));
    }

    @Test
    void anotherDocumentCannotBeRead() {
        assertThatThrownBy(() -> AntragDocument.read("<other/>".getBytes(UTF_8)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void manyThreadsValidateAtOnce() {
        byte[] broken = changed("Mustermann", "Muster3").getBytes(UTF_8);

        assertThat(IntStream.range(0, 400).parallel().mapToObj(i -> i % 2 == 0 ? document : broken))
                .allSatisfy(bytes -> assertThat(AntragDocument.validate(bytes)).hasSize(bytes == broken ? 1 : 0));
    }

    private String changed(String from, String to) {
        return new String(document, UTF_8).replace(from, to);
    }

    private static byte[] example() {
        try (InputStream xml = AntragDocumentTest.class.getResourceAsStream("antrag.xml")) {
            return xml.readAllBytes();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
