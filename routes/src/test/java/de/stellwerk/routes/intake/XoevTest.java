package de.stellwerk.routes.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;

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

    private static String message(String uuid, String plates, String attachments) {
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
