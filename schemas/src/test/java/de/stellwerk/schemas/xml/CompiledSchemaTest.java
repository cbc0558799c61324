package de.stellwerk.schemas.xml;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.Map;
import java.util.Optional;
import net.sf.saxon.om.NamespaceUri;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompiledSchemaTest {

    @Test
    void itImportsTheHubsOwnByNameOrNamespaceAndItsSiblings() {
        byte[] main = schema("<xs:include schemaLocation='part.xsd'/>"
                + "<xs:import namespace='urn:stellwerk:antrag:1.0' schemaLocation='stellwerk:antrag-1.0.xsd'/>"
                + "<xs:import namespace='http://xoev.de/schemata/code/1_0' schemaLocation='http://xoev.de/x.xsd'/>"
                + "<xs:element name='a' type='part'/>");
        byte[] part = schema("<xs:simpleType name='part'><xs:restriction base='xs:int'/></xs:simpleType>");

        CompiledSchema compiled = CompiledSchema.compile("main.xsd", main, Map.of("part.xsd", part));

        assertThat(compiled.validate("<a>1</a>".getBytes(UTF_8), XmlLimits.FORM))
                .isEmpty();
        assertThat(compiled.validate("<a>x</a>".getBytes(UTF_8), XmlLimits.FORM))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file:/etc/passwd",
                "http://127.0.0.1:1/a.xsd",
                "../a.xsd",
                "missing.xsd",
                "jar:file:/a.jar!/a.xsd"
            })
    void itReachesNothingElse(String location) {
        byte[] main = schema("<xs:include schemaLocation='" + location + "'/>");

        assertThatThrownBy(() -> CompiledSchema.compile("main.xsd", main, Map.of()))
                .isInstanceOf(SourceRefused.class);
    }

    @Test
    void aSchemaWithADoctypeIsRefusedBesideTheMainOneToo() {
        byte[] hostile = "<!DOCTYPE a [<!ENTITY x 'y'>]><xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema'/>"
                .getBytes(UTF_8);

        assertThatThrownBy(() -> CompiledSchema.compile("main.xsd", hostile, Map.of()))
                .hasMessageContaining(XmlRule.NO_DOCTYPE);
        assertThatThrownBy(() -> CompiledSchema.compile(
                        "main.xsd", schema("<xs:include schemaLocation='h.xsd'/>"), name -> Optional.of(hostile)))
                .hasMessageContaining(XmlRule.NO_DOCTYPE);
    }

    @Test
    void everyDefectIsNamedWithFileAndLine() {
        byte[] main = schema("\n<xs:element name='a' type='missing'/>\n<xs:element name='b' type='lost'/>");

        assertThatThrownBy(() -> CompiledSchema.compile("main.xsd", main, Map.of()))
                .isInstanceOfSatisfying(SourceRefused.class, e -> assertThat(e.defects())
                        .extracting(defect -> defect.file() + ":" + defect.line())
                        .containsExactly("main.xsd:2", "main.xsd:3"));
    }

    @Test
    void theTreeIsThereExactlyWhenThereIsNoViolation() {
        CompiledSchema compiled =
                CompiledSchema.compile("main.xsd", schema("<xs:element name='a' type='xs:int'/>"), Map.of());

        assertThat(compiled.read("<a>1</a>".getBytes(UTF_8), XmlLimits.FORM).tree())
                .isPresent();
        assertThat(compiled.read("<a>x</a>".getBytes(UTF_8), XmlLimits.FORM).tree())
                .isEmpty();
        assertThat(compiled.read("<a>1".getBytes(UTF_8), XmlLimits.FORM))
                .satisfies(checked -> assertThat(checked.tree()).isEmpty())
                .satisfies(checked -> assertThat(checked.violations()).hasSize(1));
    }

    @Test
    void namesThatAStrangerInventsAreNotKept() {
        CompiledSchema compiled =
                CompiledSchema.compile("main.xsd", schema("<xs:element name='a' type='xs:int'/>"), Map.of());

        compiled.read("<invented-by-a-stranger/>".getBytes(UTF_8), XmlLimits.FORM);

        assertThat(SharedSaxon.PROCESSOR
                        .getUnderlyingConfiguration()
                        .getNamePool()
                        .getFingerprint(NamespaceUri.NULL, "invented-by-a-stranger"))
                .isEqualTo(-1);
    }

    @Test
    void aTextTooLongForAPatternIsStoppedByTheLimitOnText() {
        CompiledSchema compiled = CompiledSchema.compile(
                "main.xsd",
                schema(
                        "<xs:import namespace='urn:stellwerk:din-91379:1.0'/><xs:element name='a' type='d:zeichenklasseC'/>"),
                Map.of());
        String text = "M\u0302".repeat(100_000);

        assertThat(compiled.validate(("<a>" + text + "</a>").getBytes(UTF_8), XmlLimits.FORM))
                .extracting(XmlViolation::rule)
                .containsExactly(XmlRule.TEXT);
    }

    /** The patterns of the character classes are taken out for validating; the types still say the same, however they are derived. */
    @Test
    void textsOfACharacterClassAreChecked() {
        CompiledSchema compiled = CompiledSchema.compile("main.xsd", schema("""
                <xs:import namespace='urn:stellwerk:din-91379:1.0'/>
                <xs:simpleType name='short'><xs:restriction base='d:zeichenklasseA'><xs:maxLength value='5'/></xs:restriction></xs:simpleType>
                <xs:element name='a'><xs:complexType><xs:sequence>
                  <xs:element name='plain' type='d:zeichenklasseA'/>
                  <xs:element name='derived' type='short'/>
                  <xs:element name='extended'><xs:complexType><xs:simpleContent>
                    <xs:extension base='d:zeichenklasseB'><xs:attribute name='by' type='d:zeichenklasseA'/></xs:extension>
                  </xs:simpleContent></xs:complexType></xs:element>
                  <xs:element name='free' type='xs:string'/>
                </xs:sequence></xs:complexType></xs:element>"""), Map.of());
        String good =
                "<a><plain>M\u0302</plain><derived>Ann</derived><extended by='Ann'>7</extended><free>\u03a9</free></a>";
        String bad =
                "<a><plain>A<!-- -->7</plain><derived>7</derived><extended by='7'>\u03a9</extended><free>\u03a9</free></a>";

        assertThat(compiled.validate(good.getBytes(UTF_8), XmlLimits.FORM)).isEmpty();
        assertThat(compiled.validate(bad.getBytes(UTF_8), XmlLimits.FORM))
                .extracting(XmlViolation::rule, XmlViolation::xpath)
                .containsExactly(
                        tuple("cvc-pattern-valid", "/a/plain"),
                        tuple("cvc-pattern-valid", "/a/derived"),
                        tuple("cvc-pattern-valid", "/a/extended/@by"),
                        tuple("cvc-pattern-valid", "/a/extended"));
    }

    private static byte[] schema(String declarations) {
        return ("<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema' xmlns:d='urn:stellwerk:din-91379:1.0'>"
                        + declarations + "</xs:schema>")
                .getBytes(UTF_8);
    }
}
