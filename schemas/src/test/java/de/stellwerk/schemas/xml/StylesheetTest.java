package de.stellwerk.schemas.xml;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import net.sf.saxon.s9api.XdmNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StylesheetTest {

    private final XdmNode document = HardenedXml.parse("<in>geheim</in>".getBytes(UTF_8), XmlLimits.FORM);

    @Test
    void itImportsItsSiblingsAndTheHubsOwn() {
        Map<String, byte[]> siblings = Map.of(
                "other.xsl", sheet("<xsl:template match='/'><out><xsl:value-of select='in'/></out></xsl:template>"));
        byte[] main = sheet("<xsl:import href='stellwerk:antrag-frame-1.0.xsl'/><xsl:import href='other.xsl'/>");

        assertThat(Stylesheet.compile("main.xsl", main, siblings).apply(document, 1000))
                .asString(UTF_8)
                .contains(">geheim</out>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file:/etc/passwd",
                "http://127.0.0.1:1/a.xsl",
                "../secret.xsl",
                "missing.xsl",
                "stellwerk:/other",
                "stellwerk:antrag-1.0.xsd/../x"
            })
    void itImportsNothingElse(String href) {
        assertThatThrownBy(() -> compile("<xsl:import href='" + href + "'/>")).isInstanceOf(SourceRefused.class);
    }

    @Test
    void aDefectIsNamedWithFileAndLine() {
        assertThatThrownBy(() -> compile("\n\n<xsl:template match='/'><xsl:value-of select='1 +'/></xsl:template>"))
                .isInstanceOfSatisfying(SourceRefused.class, e -> assertThat(e.defects())
                        .anySatisfy(defect ->
                                assertThat(defect.file() + ":" + defect.line()).isEqualTo("main.xsl:3")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<xsl:result-document href='a.xml'><a/></xsl:result-document>",
                "<xsl:source-document href='a.xml'/>"
            })
    void aSecondResultOrSourceIsRefusedWhenCompiling(String instruction) {
        assertThatThrownBy(() -> compile("<xsl:template match='/'>" + instruction + "</xsl:template>"))
                .isInstanceOf(SourceRefused.class)
                .hasMessageContaining("is not allowed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "doc('%s')",
                "unparsed-text('%s')",
                "json-doc('%s')",
                "collection('%s')",
                "unparsed-text-lines('%s')",
                "document('%s')"
            })
    void noFileCanBeRead(String expression, @TempDir Path folder) throws IOException {
        Path secret = Files.writeString(folder.resolve("secret.xml"), "<secret/>");

        assertThatThrownBy(() -> value(expression.formatted(secret.toUri()))).isInstanceOf(TransformationFailed.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"doc-available('file:/etc/passwd')", "unparsed-text-available('file:/etc/passwd')"})
    void nothingIsThere(String expression) {
        assertThat(value(expression)).contains("false");
    }

    @Test
    void theEnvironmentIsHidden() {
        assertThat(value("count(available-environment-variables())")).contains(">0<");
        assertThat(value("string-length(system-property('user.home'))")).contains(">0<");
    }

    @Test
    void aFailureNamesCodeAndLineAndNeverTheValue() {
        assertThatThrownBy(() -> value("xs:date(/in)"))
                .isInstanceOfSatisfying(TransformationFailed.class, e -> {
                    assertThat(e.code()).isEqualTo("FORG0001");
                    assertThat(e.file()).isEqualTo("main.xsl");
                    assertThat(e.line()).isEqualTo(1);
                })
                .hasMessageNotContaining("geheim")
                .hasNoCause();
    }

    @Test
    void endlessRecursionEndsAsAFailure() {
        Stylesheet endless = compile("<xsl:template match='/'><xsl:call-template name='n'/>x</xsl:template>"
                + "<xsl:template name='n'><a><xsl:call-template name='n'/></a></xsl:template>");

        assertThatThrownBy(() -> endless.apply(document, 1_000_000)).isInstanceOf(TransformationFailed.class);
    }

    @Test
    void aResultHasALimit() {
        assertThatThrownBy(() -> value("string-join((1 to 1000) ! 'x')"))
                .isInstanceOfSatisfying(
                        TransformationFailed.class, e -> assertThat(e.code()).isEqualTo("output-too-large"));
    }

    private String value(String expression) {
        String template =
                "<xsl:template match='/'><out><xsl:value-of select=\"" + expression + "\"/></out></xsl:template>";
        return new String(compile(template).apply(document, 500), UTF_8);
    }

    private static Stylesheet compile(String declarations) {
        return Stylesheet.compile("main.xsl", sheet(declarations), Map.of());
    }

    private static byte[] sheet(String declarations) {
        return ("<xsl:stylesheet version='3.0' xmlns:xsl='http://www.w3.org/1999/XSL/Transform'"
                        + " xmlns:xs='http://www.w3.org/2001/XMLSchema'>" + declarations + "</xsl:stylesheet>")
                .getBytes(UTF_8);
    }
}
