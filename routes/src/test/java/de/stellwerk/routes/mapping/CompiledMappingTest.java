package de.stellwerk.routes.mapping;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.stellwerk.schemas.AntragDocument;
import de.stellwerk.schemas.antrag.Antrag;
import de.stellwerk.schemas.antrag.Feld;
import de.stellwerk.schemas.antrag.Gruppe;
import de.stellwerk.schemas.xml.SourceRefused;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CompiledMappingTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final GoldenExample EXAMPLE = new GoldenExample("Beispiel", Optional.empty(), true);

    @Test
    void theFrameWritesHeadServiceAuthorityAndApplicant() {
        Antrag antrag =
                AntragDocument.read(mapping(textOf("frame:wert(j:map, 'a')")).toAntrag(form("{\"a\":\"ü\"}")));

        assertThat(antrag.getNachrichtenkopf().getPortalreferenz()).isEqualTo("REF");
        assertThat(antrag.getNachrichtenkopf().getVorgang()).isEqualTo("FALL");
        assertThat(antrag.getNachrichtenkopf().getAbsendezeitpunkt()).isEqualTo("2026-11-22T10:14:05Z");
        assertThat(antrag.getLeistung().getUrn()).isEqualTo("urn:de:fim:leika:leistung:99400048079000");
        assertThat(antrag.getZustaendigeStelle().getArs()).isEqualTo("059740000000");
        assertThat(antrag.getZustaendigeStelle().getGebiet()).isEqualTo("059740040040");
        assertThat(antrag.getAntragsteller().getPerson().getFamilienname().getValue())
                .isEqualTo("Mustermann");
        assertThat(antrag.isTest()).isTrue();
    }

    @Test
    void jsonBecomesXmlByOneRule() {
        assertThat(text("string-join(j:map/j:array/*!local-name(), ' ')", "{\"x\":[\"s\",1,true,null,{},[]]}"))
                .isEqualTo("string number boolean null map array");
        assertThat(text("string-join(j:map/*/@key, ' ')", "{\"b\":1,\"a\":2,\"ä ö\":3}"))
                .isEqualTo("b a ä ö");
    }

    @Test
    void numbersAreWrittenWithoutExponentUnlessTheyAreVeryLong() {
        assertThat(text("j:map/j:number", "{\"n\":1.50}")).isEqualTo("1.5");
        assertThat(text("j:map/j:number", "{\"n\":1e3}")).isEqualTo("1000");
        assertThat(text("j:map/j:number", "{\"n\":123456789012345678}")).isEqualTo("123456789012345678");
        assertThat(text("j:map/j:number", "{\"n\":1e300}")).isEqualTo("1E+300");
    }

    @Test
    void aCharacterThatXmlCannotHoldIsReplacedAndThenRefusedByTheSchema() {
        assertThatThrownBy(() -> text("j:map/j:string", "{\"s\":\"a\\u0000b\"}"))
                .isInstanceOfSatisfying(MappingFailed.class, e -> {
                    assertThat(e.code()).isEqualTo(MappingFailed.INVALID_RESULT);
                    assertThat(e.place()).isEqualTo("/antrag/formular/gruppe/feld/text");
                });
    }

    @Test
    void anEmptyOrMissingValueMakesNoField() {
        Gruppe gruppe = group(
                "frame:text('a', 'A', frame:wert(j:map, 'a')), frame:datum('b', 'B', frame:wert(j:map, 'b')),"
                        + " frame:text('c', 'C', frame:wert(j:map, 'c'))",
                "{\"a\":\"\",\"c\":\"da\"}");

        assertThat(gruppe.getInhalt())
                .extracting(field -> ((Feld) field).getId())
                .containsExactly("c");
    }

    @Test
    void aFailureNamesCodeAndLineAndNeverTheValue() {
        assertThatThrownBy(() -> text("xs:date(j:map/j:string)", "{\"s\":\"geheim\"}"))
                .isInstanceOfSatisfying(MappingFailed.class, e -> {
                    assertThat(e.code()).isEqualTo("FORG0001");
                    assertThat(e.place()).isEqualTo("mapping.xsl:3");
                })
                .hasMessageNotContaining("geheim")
                .hasNoCause();
    }

    @Test
    void anInvalidResultNamesEveryViolationAndNeverTheValue() {
        CompiledMapping mapping = mapping("<gruppe id='g' fim='geheim'><bezeichnung>G</bezeichnung>"
                + "<feld id='f'><bezeichnung>F</bezeichnung><datum>geheim</datum></feld></gruppe>");

        assertThatThrownBy(() -> mapping.toAntrag(form("{}")))
                .isInstanceOfSatisfying(MappingFailed.class, e -> assertThat(e.violations())
                        .extracting(violation -> violation.xpath())
                        .containsExactly("/antrag/formular/gruppe/@fim", "/antrag/formular/gruppe/feld/datum"))
                .hasMessageNotContaining("geheim");
    }

    @Test
    void aMappingThatLoopsFailsAtItsDeadlineAndIsNotRunAgainWhileItLoops() {
        CompiledMapping endless = CompiledMapping.compile(
                "mapping.xsl",
                stylesheet("<xsl:value-of select=\"count((1 to 300000000)[. mod 7 = 8])\"/>"),
                name -> Optional.empty(),
                Duration.ofMillis(100));

        assertThatThrownBy(() -> endless.toAntrag(form("{}"))).hasMessageContaining(MappingFailed.TOO_SLOW);
        assertThatThrownBy(() -> endless.toAntrag(form("{}"))).hasMessageContaining(MappingFailed.TOO_SLOW);
        assertThatThrownBy(() -> endless.toAntrag(form("{}"))).hasMessageContaining(MappingFailed.RUNS_AWAY);
    }

    @Test
    void aMappingThatRecursWithoutEndFails() {
        CompiledMapping endless = mapping("<xsl:apply-templates select='.' mode='formular'/>x");

        assertThatThrownBy(() -> endless.toAntrag(form("{}"))).isInstanceOf(MappingFailed.class);
    }

    @Test
    void aMessageOfTheStylesheetEndsTheRunWithoutItsText() {
        assertThatThrownBy(() -> mapping("<xsl:message terminate='yes'>geheim</xsl:message>")
                        .toAntrag(form("{}")))
                .isInstanceOfSatisfying(
                        MappingFailed.class, e -> assertThat(e.code()).isEqualTo("XTMM9000"))
                .hasMessageNotContaining("geheim");
    }

    @Test
    void aMappingThatDoesNotCompileIsRefusedWithItsPlace() {
        assertThatThrownBy(() -> mapping("<xsl:value-of select='1 +'/>"))
                .isInstanceOfSatisfying(SourceRefused.class, e -> assertThat(e.defects())
                        .anySatisfy(defect -> assertThat(defect.line()).isEqualTo(3)));
    }

    @Test
    void manyThreadsMapAtOnce() {
        CompiledMapping mapping = mapping(textOf("j:map/j:number"));

        assertThat(IntStream.range(0, 200).parallel().mapToObj(i -> {
                    byte[] antrag = mapping.toAntrag(form("{\"n\":" + i + "}"));
                    return new String(antrag, UTF_8).contains("<text>" + i + "</text>");
                }))
                .containsOnly(true);
    }

    @Test
    void aTargetsStylesheetMakesItsPayload() {
        byte[] antrag = mapping(textOf("j:map/j:string")).toAntrag(form("{\"s\":\"Grün & <Gold>\"}"));
        byte[] payload = ("<xsl:stylesheet version='3.0' xmlns:xsl='http://www.w3.org/1999/XSL/Transform'"
                        + " xmlns:a='urn:stellwerk:antrag:1.0'><xsl:output method='text'/><xsl:template match='/'>"
                        + "<xsl:value-of select='a:antrag/a:formular//a:text'/></xsl:template></xsl:stylesheet>")
                .getBytes(UTF_8);

        assertThat(PayloadMapping.compile("payload.xsl", payload, Map.of()).apply(antrag))
                .asString(UTF_8)
                .isEqualTo("Grün & <Gold>");
        assertThatThrownBy(() ->
                        PayloadMapping.compile("payload.xsl", payload, Map.of()).apply("<x/>".getBytes(UTF_8)))
                .isInstanceOfSatisfying(
                        MappingFailed.class, e -> assertThat(e.code()).isEqualTo(MappingFailed.UNREADABLE));
    }

    private static String text(String expression, String json) {
        return ((Feld) group("frame:text('f', 'F', " + expression + ")", json)
                        .getInhalt()
                        .get(0))
                .getText();
    }

    private static Gruppe group(String fields, String json) {
        byte[] antrag = mapping("<xsl:sequence select=\"frame:gruppe('g', 'G', (" + fields + "))\"/>")
                .toAntrag(form(json));
        return AntragDocument.read(antrag).getFormular().getGruppe().get(0);
    }

    private static String textOf(String expression) {
        return "<xsl:sequence select=\"frame:gruppe('g', 'G', frame:text('f', 'F', " + expression + "))\"/>";
    }

    private static Eingang form(String json) {
        JsonNode applicant = JSON.readTree("""
                {"kind":"person","account":"none","attributes":{"familyName":{"value":"Mustermann","trust":"untrusted"}}}""");
        return EXAMPLE.of(new GoldenExample.Message(
                "REF",
                Optional.of("FALL"),
                "99400048079000",
                "05974040",
                true,
                Optional.of(Instant.parse("2026-11-22T10:14:05Z")),
                List.of(),
                new Eingang.Form.Json(applicant, JSON.readTree(json))));
    }

    private static CompiledMapping mapping(String body) {
        return CompiledMapping.compile("mapping.xsl", stylesheet(body), Map.of());
    }

    private static byte[] stylesheet(String body) {
        return """
                <xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="urn:stellwerk:antrag:1.0" xmlns:e="urn:stellwerk:eingang:1.0" xmlns:frame="urn:stellwerk:antrag-frame:1.0" xmlns:j="http://www.w3.org/2005/xpath-functions" xmlns:xs="http://www.w3.org/2001/XMLSchema">
                <xsl:import href="stellwerk:antrag-frame-1.0.xsl"/>
                <xsl:template match="e:form" mode="formular">%s</xsl:template>
                </xsl:stylesheet>""".formatted(body).getBytes(UTF_8);
    }
}
