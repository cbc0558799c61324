package de.stellwerk.routes.intake;

import static org.assertj.core.api.Assertions.assertThat;

import de.stellwerk.routes.ledger.Documents;
import de.stellwerk.routes.ledger.Vault;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** XÖV messages that hold their attachments themselves. */
class XoevInlineTest {

    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', 0x0d, 0x0a, 0x1a, 0x0a, 0};

    private final TestIntake hub = TestIntake.shared();
    private final Http portal = new Http(hub, "demo-xoev");

    @Test
    void theFormKeptAndHashedIsTheMessageWithoutTheContent() throws IOException {
        String uuid = UUID.randomUUID().toString();
        byte[] large = large(3 << 20);

        Http.Answer answer = send(message(uuid, inline("bild.png", large)));

        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
        byte[] bare = bytes(message(uuid, inline("bild.png", new byte[0])));
        Documents documents = hub.context.getBean(Documents.class);
        Vault.Key key = documents
                .key(UUID.fromString(answer.json().get("id").stringValue()))
                .orElseThrow();
        assertThat(documents.form(key)).contains(bare);
        assertThat(answer.json().get("contentHash").stringValue())
                .isEqualTo(new ContentHash(bare)
                        .attachment("bild.png", ContentHash.hex(large))
                        .value());
        try (InputStream content =
                documents.attachment(key, documents.attachments(key).get(0).id())) {
            assertThat(content.readAllBytes()).isEqualTo(large);
        }
    }

    @Test
    void oneMayStandInlineAndAnotherComeAsPart() {
        Http.Answer answer = send(
                message(UUID.randomUUID().toString(), inline("bild.png", PNG) + listed("zwei.png", "")), "zwei.png");

        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
    }

    @Test
    void howTheContentIsWrappedDoesNotMatter() {
        String uuid = UUID.randomUUID().toString();
        String base64 = Base64.getEncoder().encodeToString(PNG);
        String wrapped = "\n    " + base64.substring(0, 5) + "\r\n\t" + base64.substring(5) + "\n";

        Http.Answer first = send(message(uuid, inline("bild.png", PNG)));
        Http.Answer second = send(message(uuid, listed("bild.png", "<inhalt>" + wrapped + "</inhalt>")));

        assertThat(first.status()).as(first.body()).isEqualTo(202);
        assertThat(second.json()).isEqualTo(first.json());
    }

    @Test
    void theSameAttachmentInlineAndAsPartIsRefused() {
        Http.Answer answer = send(message(UUID.randomUUID().toString(), inline("bild.png", PNG)), "bild.png");

        assertThat(found(answer)).containsExactly("attachment-inline-and-part /*/anlagen/anlage[1]");
        assertThat(hub.count("upload")).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"%%%", "AAA=A", "iVBO&amp;Rw0K", "<![CDATA[iVBORw0KGgo=]]>", "<!-- x -->iVBORw0KGgo="})
    void whatIsNoBase64IsRefusedWithItsPlace(String content) {
        Http.Answer answer =
                send(message(UUID.randomUUID().toString(), listed("bild.png", "<inhalt>" + content + "</inhalt>")));

        assertThat(found(answer))
                .anyMatch(text -> text.startsWith("attachment-base64 /*/anlagen/anlage") && text.endsWith("/inhalt"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"<inhalt/>", "<inhalt></inhalt>"})
    void anEmptyContentIsAnEmptyAttachment(String content) {
        Http.Answer answer = send(message(UUID.randomUUID().toString(), listed("bild.png", content)));

        assertThat(found(answer)).contains("attachment-empty /*/anlagen/anlage[1]");
    }

    @Test
    void contentWithElementsInItIsAMatterOfTheSchema() {
        Http.Answer answer =
                send(message(UUID.randomUUID().toString(), listed("bild.png", "<inhalt>iVBO<x/></inhalt>")));

        assertThat(found(answer)).anyMatch(text -> text.startsWith("cvc-") && text.endsWith("/anlage/inhalt"));
    }

    @Test
    void contentInAnotherPlaceIsNotTakenOut() {
        String message = message(UUID.randomUUID().toString(), inline("bild.png", PNG))
                .replace("<remark>Nichts</remark>", "<remark>Nichts</remark><inhalt>AAAA</inhalt>");

        assertThat(found(send(message))).anyMatch(text -> text.startsWith("cvc-complex-type"));
    }

    @Test
    void linesAndColumnsAreThoseOfTheMessageAsSent() {
        String wrapped = Base64.getMimeEncoder(76, new byte[] {'\n'}).encodeToString(large(10_000));
        String message = message(UUID.randomUUID().toString(), listed("bild.png", "<inhalt>" + wrapped + "</inhalt>"))
                .replace("<plates>2</plates>", "<plates>99</plates>");
        String before = message.substring(0, message.indexOf("<plates>99</plates>") + "<plates>99</plates>".length());

        JsonNode violation = send(message).json().at("/violations/0");

        assertThat(violation.get("xpath").stringValue()).endsWith("/plates");
        assertThat(violation.get("line").intValue())
                .isEqualTo((int) before.lines().count());
        assertThat(violation.get("column").intValue()).isEqualTo(before.length() - before.lastIndexOf('\n'));
    }

    @Test
    void aMessageLargerThanAMessageMayBeIsRefusedWithTheLimit() {
        Http.Answer answer = send(message(UUID.randomUUID().toString(), inline("bild.png", large(8 << 20))));

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.json().at("/violations/0/rule").stringValue()).isEqualTo("message-limit");
    }

    @Test
    void aMessageMadeOfContentsIsAnsweredSoon() {
        String many = listed("a.png", "<inhalt>AAAA</inhalt>").repeat(60_000);

        assertThat(send(message(UUID.randomUUID().toString(), many)).status()).isBetween(400, 422);
    }

    static String aMessage() {
        return message(UUID.randomUUID().toString(), inline("bild.png", PNG));
    }

    private static byte[] large(int size) {
        byte[] content = new byte[size];
        new Random(1).nextBytes(content);
        System.arraycopy(PNG, 0, content, 0, PNG.length);
        return content;
    }

    private static String inline(String name, byte[] content) {
        return listed(name, "<inhalt>" + Base64.getEncoder().encodeToString(content) + "</inhalt>");
    }

    private static String listed(String name, String content) {
        return "<anlage><name>" + name + "</name><zweck>anlage</zweck><medientyp>image/png</medientyp>" + content
                + "</anlage>";
    }

    private static String message(String uuid, String attachments) {
        return XoevTest.message(uuid, "2", "<anlagen>" + attachments + "</anlagen>");
    }

    private Http.Answer send(String message) {
        return portal.post("/api/v1/submissions", "application/xml", bytes(message));
    }

    private Http.Answer send(String message, String part) {
        return portal.post(
                "/api/v1/submissions",
                MultipartBody.TYPE,
                new MultipartBody()
                        .part("name=\"nachricht\"", "application/xml", bytes(message))
                        .part("name=\"" + part + "\"", "image/png", PNG)
                        .end());
    }

    private static List<String> found(Http.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(422);
        return answer.json()
                .get("violations")
                .valueStream()
                .map(v -> v.get("rule").stringValue() + " " + v.path("xpath").asString(""))
                .toList();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
