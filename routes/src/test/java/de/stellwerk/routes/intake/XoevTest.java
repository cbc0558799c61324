package de.stellwerk.routes.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class XoevTest {

    private final TestIntake hub = TestIntake.shared();
    private final Http portal = new Http(hub, "demo-xoev");

    @Test
    void aMessageWithPartsIsAcceptedUnderItsUuid() {
        String uuid = UUID.randomUUID().toString();
        Http.Answer answer = portal.post(
                "/api/v1/submissions",
                MultipartBody.TYPE,
                new MultipartBody()
                        .part("name=\"nachricht\"", "application/xml", bytes(message(uuid, "2", LIST)))
                        .part("name=\"bild.png\"", "image/png", PNG)
                        .end());

        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
        assertThat(answer.json().get("reference").stringValue()).isEqualTo(uuid);
        assertThat(answer.json().get("contentHash").stringValue())
                .isEqualTo(new ContentHash(bytes(message(uuid, "2", LIST)))
                        .attachment("bild.png", ContentHash.hex(PNG))
                        .value());
    }

    @Test
    void everyViolationHasAnXPathLineAndColumn() {
        Http.Answer answer = send(message("4711", "99", ""));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().get("violations").valueStream().map(v -> v.get("xpath")
                        .stringValue()
                        .replaceAll("\\w+:", "")))
                .anyMatch(xpath -> xpath.endsWith("/nachrichtenUUID"))
                .anyMatch(xpath -> xpath.endsWith("/plates"));
        assertThat(answer.json().get("violations"))
                .allSatisfy(v -> assertThat(v.has("line") && v.has("column")).isTrue());
        assertThat(answer.body()).doesNotContain("4711").doesNotContain("99<");
    }

    @Test
    void textThatIsNotInNormalFormCIsRefused() {
        Http.Answer answer = send(message(UUID.randomUUID().toString(), "2", "").replace("Nichts", "u\u0308"));

        assertThat(answer.status()).as(answer.body()).isEqualTo(422);
        assertThat(answer.json().at("/violations/0/rule").stringValue()).isEqualTo("unicode-nfc");
    }

    @Test
    void entitiesAndDoctypesAreRefused() {
        Http.Answer answer = send("<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]><x>&e;</x>");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().at("/violations/0/rule").stringValue()).isEqualTo("xml-no-doctype");
    }

    @Test
    void aMessageThatNamesNeitherServiceNorAreaIsToldSo() {
        assertThat(found(send("<foo/>"))).containsExactly("service-missing /foo 1", "area-unusable /foo 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<gebiet/>", "<gebiet>Soest</gebiet>"})
    void anUnusableAreaHidesNoViolationOfTheSchema(String area) {
        Http.Answer answer = send(message("4711", "99", "").replace("<gebiet>05974</gebiet>", area));

        assertThat(found(answer))
                .anyMatch(text -> text.startsWith("area-unusable /antrag.probe.0100"))
                .anyMatch(text -> text.startsWith("cvc-") && text.contains("nachrichtenUUID"));
        assertThat(answer.json().get("violations"))
                .allSatisfy(v -> assertThat(v.has("line") && v.has("column")).isTrue());
    }

    @ParameterizedTest
    @CsvSource({"'',service-missing", "<leistung>1</leistung>,unknown-service"})
    void aMessageWhoseServiceIsNotKnownIsCheckedByItsRoot(String service, String rule) {
        String named = "<leistung>urn:de:fim:leika:leistung:99400048079000</leistung>";
        Http.Answer answer = send(message("4711", "99", "").replace(named, service));

        assertThat(found(answer))
                .anyMatch(text -> text.startsWith(rule))
                .anyMatch(text -> text.startsWith("cvc-") && text.contains("nachrichtenUUID"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "ISO-8859-1"})
    void aMessageInAnotherEncodingIsRefused(String encoding) {
        String text = "<?xml version=\"1.0\" encoding=\"" + encoding + "\"?>\n"
                + message(UUID.randomUUID().toString(), "2", "");

        Http.Answer answer =
                portal.post("/api/v1/submissions", "application/xml", text.getBytes(Charset.forName(encoding)));

        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.json().at("/violations/0/rule").stringValue()).isEqualTo("xml-encoding-utf-8");
    }

    private static List<String> found(Http.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(422);
        return answer.json()
                .get("violations")
                .valueStream()
                .map(v -> v.get("rule").stringValue() + " " + v.get("xpath").stringValue() + " "
                        + v.path("line").asString(""))
                .toList();
    }

    @Test
    void aTestMessageNeverGoesTowardsProduction() {
        Http.Answer answer = send(message(UUID.randomUUID().toString(), "2", "")
                .replace("version=\"1.0.0\"", "version=\"1.0.0\" test=\" true \"")
                .replace("05974", "05158"));

        assertThat(answer.status()).as(answer.body()).isEqualTo(422);
        assertThat(answer.json().at("/violations/0/rule").stringValue()).isEqualTo("test-reaches-production");
    }

    @Test
    void aPortalOfXmlSendsNoJson() {
        assertThat(portal.submit("{}").status()).isEqualTo(415);
    }

    private Http.Answer send(String message) {
        return portal.post("/api/v1/submissions", "application/xml", bytes(message));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', 0x0d, 0x0a, 0x1a, 0x0a, 0};
    private static final String LIST = "<anlagen><anlage><name>bild.png</name><zweck>anlage</zweck>"
            + "<medientyp>image/png</medientyp></anlage></anlagen>";

    static String message(String uuid, String plates, String attachments) {
        return """
                <p:antrag.probe.0100 xmlns:p="urn:stellwerk:form:probe:1.0" produkt="Formular" produkthersteller="Hersteller" standard="Probe" version="1.0.0">
                    <nachrichtenkopf.g2g>
                        <identifikation.nachricht>
                            <nachrichtenUUID>%s</nachrichtenUUID>
                            <nachrichtentyp listURI="urn:stellwerk:codeliste:probe" listVersionID="1"><code>0100</code></nachrichtentyp>
                            <erstellungszeitpunkt>2026-11-22T11:15:00</erstellungszeitpunkt>
                        </identifikation.nachricht>
                        <leser><verzeichnisdienst listURI="urn:stellwerk:codeliste:verzeichnisdienst" listVersionID="3"><code>DVDV</code></verzeichnisdienst><kennung>unb:leser</kennung><name>Leser</name></leser>
                        <autor><verzeichnisdienst listURI="urn:stellwerk:codeliste:verzeichnisdienst" listVersionID="3"><code>DVDV</code></verzeichnisdienst><kennung>psp:autor</kennung><name>Autor</name></autor>
                    </nachrichtenkopf.g2g>
                    <leistung>urn:de:fim:leika:leistung:99400048079000</leistung>
                    <gebiet>05974</gebiet>
                    <antragsteller xmlns:a="urn:stellwerk:antrag:1.0"><a:konto>keines</a:konto><a:person><a:familienname vertrauensniveau="hoch">Mustermann</a:familienname></a:person></antragsteller>
                    %s
                    <plates>%s</plates>
                    <remark>Nichts</remark>
                </p:antrag.probe.0100>
                """.formatted(uuid, attachments, plates);
    }
}
