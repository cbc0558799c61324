package de.stellwerk.routes.intake;

import static de.stellwerk.routes.intake.Envelopes.anEnvelope;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Spoils valid requests at random; whatever comes of it is an answer that a portal can read, soon. */
class FuzzTest {

    private static final String[] SPLINTERS = {
        "\u0000",
        "\ud800",
        "\"",
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        "\\",
        "\\u",
        "1e9999",
        "-",
        "null",
        "\u0308",
        "🐎",
        "<",
        "&",
        "]]>",
        "--grenze",
        "\r\n",
        "\r\n\r\n",
        "--grenze--",
        "data",
        "part",
        "/*",
        "9".repeat(300),
        "[".repeat(300),
        "\ufeff"
    };

    private final TestIntake hub = TestIntake.shared();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void nothingThatAPortalSendsIsAnErrorOfOurs(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 120; i++) {
            boolean multipart = random.nextBoolean();
            byte[] body =
                    spoilt(random, multipart ? parts() : bytes(anEnvelope().toPrettyString()));
            Instant sent = Instant.now();

            Http.Answer answer = new Http(hub, "demo-json")
                    .post("/api/v1/submissions", multipart ? MultipartBody.TYPE : "application/json", body);

            requireAnAnswer(answer, sent, seed + "/" + i);
        }
    }

    @ParameterizedTest
    @EnumSource(Sample.class)
    void norIsItInAnyOtherFormat(Sample sample) {
        for (int i = 0; i < 200; i++) {
            Random random = new Random(i);
            byte[] body = spoilt(random, sample.body.get());
            Instant sent = Instant.now();

            Http.Answer answer = new Http(hub, sample.key).post("/api/v1/submissions", sample.type, body);

            requireAnAnswer(answer, sent, sample + "/" + i);
        }
    }

    /** Valid requests of the other formats. */
    enum Sample {
        OZG_CLOUD(
                "demo-ozg",
                "application/json",
                () -> bytes(OzgCloudTest.aMessage().toPrettyString())),
        OZG_CLOUD_PARTS("demo-ozg", MultipartBody.TYPE, FuzzTest::ozgParts),
        FORM_SOLUTIONS(
                "demo-forms",
                "application/json",
                () -> bytes(FormSolutionsTest.aDocument().toPrettyString())),
        XOEV_INLINE("demo-xoev", "application/xml", () -> bytes(XoevInlineTest.aMessage()));

        private final String key;
        private final String type;
        private final Supplier<byte[]> body;

        Sample(String key, String type, Supplier<byte[]> body) {
            this.key = key;
            this.type = type;
            this.body = body;
        }
    }

    private static void requireAnAnswer(Http.Answer answer, Instant sent, String what) {
        assertThat(answer.status()).as("%s: %s", what, answer.body()).isBetween(200, 499);
        assertThat(answer.status() == 202 || answer.header("Content-Type").startsWith("application/problem+json"))
                .isTrue();
        assertThat(Duration.between(sent, Instant.now())).isLessThan(Duration.ofSeconds(20));
    }

    private static byte[] ozgParts() {
        return new MultipartBody()
                .part(
                        "name=\"formData\"",
                        "application/json",
                        bytes(OzgCloudTest.aMessage().toString()))
                .part("name=\"representation\"; filename=\"a.pdf\"", "application/pdf", bytes("%PDF-1.7"))
                .part("name=\"attachment\"; filename=\"b.pdf\"", "application/pdf", bytes("%PDF-1.7"))
                .end();
    }

    private static byte[] parts() {
        var envelope = anEnvelope();
        envelope.putArray("attachments")
                .addObject()
                .put("name", "a.pdf")
                .put("purpose", "form")
                .put("mediaType", "application/pdf")
                .put("part", "a");
        return new MultipartBody()
                .part("name=\"submission\"", "application/json", bytes(envelope.toString()))
                .part("name=\"a\"; filename=\"a.pdf\"", "application/pdf", bytes("%PDF-1.7"))
                .end();
    }

    private static byte[] spoilt(Random random, byte[] body) {
        byte[] spoilt = body;
        for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
            spoilt = once(random, spoilt);
        }
        return spoilt;
    }

    private static byte[] once(Random random, byte[] body) {
        int from = random.nextInt(body.length);
        int to = from + random.nextInt(Math.min(40, body.length - from));
        byte[] splinter = random.nextInt(4) == 0
                ? new byte[] {(byte) random.nextInt(256)}
                : bytes(SPLINTERS[random.nextInt(SPLINTERS.length)]);
        java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream();
        out.write(body, 0, from);
        out.writeBytes(splinter);
        int rest = random.nextBoolean() ? from : to;
        out.write(body, rest, body.length - rest);
        return out.toByteArray();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
