package de.stellwerk.routes.intake;

import static de.stellwerk.routes.intake.Envelopes.anEnvelope;
import static org.assertj.core.api.Assertions.assertThat;

import de.stellwerk.routes.ledger.Documents;
import de.stellwerk.routes.ledger.StoredAttachment;
import de.stellwerk.routes.ledger.Vault;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.ObjectNode;

class MultipartTest {

    private static final byte[] PDF = "%PDF-1.7\n1 0 obj".getBytes(StandardCharsets.UTF_8);
    private static final String SUBMISSION = "name=\"submission\"";

    private final TestIntake hub = TestIntake.shared();
    private final Http portal = new Http(hub, "demo-json");

    @Test
    void attachmentsMayComeBeforeAndAfterTheEnvelope() throws Exception {
        ObjectNode envelope = withParts("eins.pdf", "zwei.pdf");
        Http.Answer answer = send(new MultipartBody()
                .part("name=\"zwei.pdf\"; filename=\"b.pdf\"", "application/pdf", PDF)
                .part(SUBMISSION, "application/json", bytes(envelope))
                .part("name=\"eins.pdf\"; filename=\"a.pdf\"", "application/pdf", (new String(PDF) + "1").getBytes())
                .end());

        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
        Documents documents = hub.context.getBean(Documents.class);
        Vault.Key key = documents
                .key(UUID.fromString(answer.json().get("id").stringValue()))
                .orElseThrow();
        List<StoredAttachment> stored = documents.attachments(key);
        assertThat(stored).extracting(StoredAttachment::name).containsExactly("eins.pdf", "zwei.pdf");
        try (InputStream content = documents.attachment(key, stored.get(1).id())) {
            assertThat(content.readAllBytes()).isEqualTo(PDF);
        }
    }

    @Test
    void theSameContentInlineAndAsPartsIsTheSameSubmission() {
        ObjectNode parts = withParts("eins.pdf");
        ObjectNode inline = parts.deepCopy();
        ((ObjectNode) inline.at("/attachments/0"))
                .put("data", java.util.Base64.getEncoder().encodeToString(PDF))
                .remove("part");

        Http.Answer first = send(new MultipartBody()
                .part(SUBMISSION, "application/json", bytes(parts))
                .part("name=\"eins.pdf\"", "application/pdf", PDF)
                .end());
        Http.Answer second = portal.submit(inline.toString());

        assertThat(second.json()).isEqualTo(first.json());
        assertThat(hub.count("upload")).isZero();
    }

    static Stream<Arguments> broken() {
        byte[] envelope = bytes(withParts("eins.pdf"));
        return Stream.of(
                Arguments.of("part-missing", 422, one(envelope).end()),
                Arguments.of(
                        "part-unknown",
                        422,
                        good(envelope).part("name=\"x\"", "image/png", PDF).end()),
                Arguments.of(
                        "part-doubled",
                        422,
                        good(envelope)
                                .part("name=\"eins.pdf\"", "application/pdf", PDF)
                                .end()),
                Arguments.of(
                        "part-type",
                        422,
                        one(envelope)
                                .part("name=\"eins.pdf\"", "image/png", PDF)
                                .end()),
                Arguments.of(
                        "attachment-content",
                        422,
                        one(envelope)
                                .part("name=\"eins.pdf\"", "application/pdf", "MZ".getBytes())
                                .end()),
                Arguments.of(
                        "attachment-empty",
                        422,
                        one(envelope)
                                .part("name=\"eins.pdf\"", "application/pdf", new byte[0])
                                .end()),
                Arguments.of(
                        "message-part-missing",
                        400,
                        new MultipartBody()
                                .part("name=\"eins.pdf\"", "application/pdf", PDF)
                                .end()),
                Arguments.of(
                        "message-part-doubled",
                        400,
                        good(envelope)
                                .part(SUBMISSION, "application/json", envelope)
                                .end()),
                Arguments.of(
                        "part-unnamed",
                        400,
                        good(envelope).part("filename=\"y\"", "image/png", PDF).end()),
                Arguments.of(
                        "part-file-name",
                        400,
                        one(envelope)
                                .part("name=\"eins.pdf\"; filename=\"../x.pdf\"", "application/pdf", PDF)
                                .end()),
                Arguments.of(
                        "part-file-name",
                        400,
                        one(envelope)
                                .part("name=\"eins.pdf\"; filename=\"a\u0000.pdf\"", "application/pdf", PDF)
                                .end()),
                Arguments.of("multipart-broken", 400, good(envelope).cut()),
                Arguments.of("multipart-broken", 400, "no boundary at all".getBytes()),
                Arguments.of("multipart-broken", 400, new byte[0]),
                Arguments.of(
                        "part-headers",
                        400,
                        one(envelope)
                                .part("name=\"" + "n".repeat(5000) + "\"", "image/png", PDF)
                                .end()));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("broken")
    void whatDoesNotFitTogetherIsRefusedPreciselyAndForgotten(String rule, int status, byte[] body) {
        Http.Answer answer = send(body);

        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.json().get("violations").valueStream().map(v -> v.get("rule")
                        .stringValue()))
                .contains(rule);
        assertThat(hub.count("upload")).isZero();
    }

    @Test
    void aLargeAttachmentIsStagedWhileItArrives() throws Exception {
        long size = 64L << 20;
        Endless content = new Endless(size);
        byte[] envelope = bytes(withParts("gross.pdf"));

        Http.Answer answer = portal.post(
                "/api/v1/submissions", MultipartBody.TYPE, HttpRequest.BodyPublishers.ofInputStream(() -> one(envelope)
                        .endingWith("name=\"gross.pdf\"", "application/pdf", content)));

        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
        assertThat(content.stagedBeforeTheEnd)
                .as("chunks that were in the ledger before the last of 64 MiB was sent")
                .isGreaterThan(150);
    }

    @Test
    void whatIsLargerThanTheServiceAdmitsIsRefusedOnItsWay() {
        Endless content = new Endless(110L << 20);

        Http.Answer answer = portal.post(
                "/api/v1/submissions", MultipartBody.TYPE, HttpRequest.BodyPublishers.ofInputStream(() -> one(bytes(
                                withParts("gross.pdf")))
                        .endingWith("name=\"gross.pdf\"", "application/pdf", content)));

        assertThat(answer.status()).as(answer.body()).isEqualTo(413);
        assertThat(answer.json().at("/violations/0/rule").stringValue()).isEqualTo("attachment-size");
        assertThat(hub.count("upload")).isZero();
    }

    @Test
    void aNameIsNoLongerThanFileSystemsTake() {
        ObjectNode envelope = withParts("eins.pdf");
        ObjectNode attachment = (ObjectNode) envelope.at("/attachments/0");

        attachment.put("name", "ä".repeat(124) + ".pdf");
        Http.Answer longer = send(good(bytes(envelope)).end());
        attachment.put("name", "ä".repeat(123) + ".pdf");
        Http.Answer longest = send(good(bytes(envelope)).end());

        assertThat(longer.status()).as(longer.body()).isEqualTo(422);
        assertThat(longer.json().at("/violations/0/rule").stringValue()).isEqualTo("attachment-name-length");
        assertThat(longest.status()).as(longest.body()).isEqualTo(202);
    }

    /** A PDF header, then zeros. */
    private final class Endless extends InputStream {
        private final long size;
        private long given;
        private volatile long stagedBeforeTheEnd;

        Endless(long size) {
            this.size = size;
        }

        @Override
        public int read() {
            return given >= size ? -1 : given < PDF.length ? PDF[(int) given++] : zero();
        }

        private int zero() {
            given++;
            return 0;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            if (given < PDF.length) {
                int one = read();
                buffer[offset] = (byte) one;
                return 1;
            }
            int n = (int) Math.min(length, size - given);
            if (given + n == size && n > 0) {
                stagedBeforeTheEnd = hub.count("attachment_chunk JOIN upload USING (attachment_id)");
            }
            Arrays.fill(buffer, offset, offset + Math.max(0, n), (byte) 0);
            given += n;
            return n == 0 ? -1 : n;
        }
    }

    private static MultipartBody one(byte[] envelope) {
        return new MultipartBody().part(SUBMISSION, "application/json", envelope);
    }

    private static MultipartBody good(byte[] envelope) {
        return one(envelope).part("name=\"eins.pdf\"", "application/pdf", PDF);
    }

    private static ObjectNode withParts(String... names) {
        ObjectNode envelope = anEnvelope();
        var attachments = envelope.putArray("attachments");
        for (String name : names) {
            attachments
                    .addObject()
                    .put("name", name)
                    .put("purpose", "attachment")
                    .put("mediaType", "application/pdf")
                    .put("part", name);
        }
        return envelope;
    }

    private static byte[] bytes(ObjectNode envelope) {
        return envelope.toString().getBytes(StandardCharsets.UTF_8);
    }

    private Http.Answer send(byte[] body) {
        return portal.post("/api/v1/submissions", MultipartBody.TYPE, body);
    }
}
