package de.stellwerk.schemas.xml;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import net.sf.saxon.s9api.XdmNode;
import net.sf.saxon.s9api.streams.Steps;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HardenedXmlTest {

    @Test
    void aTreeKnowsItsLines() {
        XdmNode tree = HardenedXml.parse("<a>\n  <b/>\n</a>".getBytes(UTF_8), XmlLimits.FORM);

        assertThat(tree.select(Steps.descendant("b")).asNode().getLineNumber()).isEqualTo(2);
    }

    @Test
    void anExternalEntityIsNeverRead(@TempDir Path folder) throws IOException {
        Path secret = Files.writeString(folder.resolve("secret.txt"), "geheim");

        assertRefused("<!DOCTYPE a [<!ENTITY x SYSTEM '" + secret.toUri() + "'>]><a>&x;</a>", XmlRule.NO_DOCTYPE);
    }

    @Test
    void anExternalDtdIsNeverFetched() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            server.setSoTimeout(1);
            assertRefused(
                    "<!DOCTYPE a SYSTEM 'http://127.0.0.1:" + server.getLocalPort() + "/a.dtd'><a/>",
                    XmlRule.NO_DOCTYPE);
            assertThatThrownBy(server::accept).isInstanceOf(java.net.SocketTimeoutException.class);
        }
    }

    @Test
    void entitiesThatMultiplyAreRefused() {
        assertRefused(
                "<!DOCTYPE a [<!ENTITY l 'lol'><!ENTITY m '&l;&l;&l;&l;'><!ENTITY n '&m;&m;&m;&m;'>]><a>&n;</a>",
                XmlRule.NO_DOCTYPE);
    }

    @Test
    void xincludeIsJustAnElement() {
        XdmNode tree = HardenedXml.parse(
                "<a><i:include xmlns:i='http://www.w3.org/2001/XInclude' href='file:/etc/passwd'/></a>".getBytes(UTF_8),
                XmlLimits.FORM);

        assertThat(tree.select(Steps.descendant()).asList())
                .noneMatch(node -> !node.getStringValue().isEmpty());
    }

    @Test
    void depthIsBounded() {
        assertRefused("<a>".repeat(41) + "</a>".repeat(41), XmlRule.DEPTH);
    }

    @Test
    void oneTextIsBounded() {
        assertRefused("<a>" + "x".repeat(20_001) + "</a>", XmlRule.TEXT);
        assertRefused("<a b='" + "x".repeat(20_001) + "'/>", XmlRule.TEXT);
    }

    @Test
    void theNumberOfElementsAndAttributesIsBounded() {
        StringBuilder attributes = new StringBuilder();
        for (int i = 0; i < 41; i++) {
            attributes.append(" a").append(i).append("=''");
        }

        assertRefused("<a>" + "<b/>".repeat(50_000) + "</a>", XmlRule.ELEMENTS);
        assertRefused("<a" + attributes + "/>", XmlRule.ATTRIBUTES);
    }

    @Test
    void theSizeIsBoundedBeforeReading() {
        assertThatThrownBy(() -> HardenedXml.parse(new byte[XmlLimits.FORM.bytes() + 1], XmlLimits.FORM))
                .isInstanceOfSatisfying(
                        XmlRefused.class, e -> assertThat(e.violation().rule()).isEqualTo(XmlRule.SIZE));
    }

    @Test
    void aParserIsGoodAgainAfterARefusal() {
        for (int i = 0; i < 20; i++) {
            assertRefused("<a>" + "x".repeat(20_001) + "</a>", XmlRule.TEXT);
            assertRefused("<a><b></a>", XmlRule.WELL_FORMED);
            assertThat(HardenedXml.parse("<a>ü</a>".getBytes(UTF_8), XmlLimits.FORM)
                            .getStringValue())
                    .isEqualTo("ü");
        }
    }

    private static void assertRefused(String xml, String rule) {
        assertThatThrownBy(() -> HardenedXml.parse(xml.getBytes(UTF_8), XmlLimits.FORM))
                .isInstanceOfSatisfying(
                        XmlRefused.class, e -> assertThat(e.violation().rule()).isEqualTo(rule));
    }
}
