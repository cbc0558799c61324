package de.stellwerk.routes.intake;

import static de.stellwerk.routes.intake.Envelopes.anEnvelope;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class AcknowledgementTest {

    private final TestIntake hub = TestIntake.shared();
    private final Http portal = new Http(hub, "demo-json");

    @Test
    void anotherLibraryVerifiesItWithTheKeysServed() throws Exception {
        ObjectNode envelope = anEnvelope();
        JsonNode answer = portal.submit(envelope.toString()).json();

        JsonNode claims = verified(answer.get("acknowledgement").stringValue());

        assertThat(claims.get("iss").stringValue()).isEqualTo("stellwerk");
        assertThat(claims.get("jti")).isEqualTo(answer.get("id"));
        assertThat(claims.get("portal").stringValue()).isEqualTo("json");
        assertThat(claims.get("reference")).isEqualTo(envelope.get("reference"));
        assertThat(claims.get("receivedAt")).isEqualTo(answer.get("receivedAt"));
        assertThat(claims.get("contentHash")).isEqualTo(answer.get("contentHash"));
        assertThat(claims.get("service").stringValue()).isEqualTo("99400048079000");
        assertThat(claims.get("tenant").stringValue()).isEqualTo("kreis-soest");
        assertThat(claims.get("test").booleanValue()).isFalse();
    }

    @Test
    void thePortalRecomputesTheContentHashFromTheHandbookAlone() throws Exception {
        byte[] pdf = "%PDF-1.7 Haltererklärung".getBytes(StandardCharsets.UTF_8);
        // Written in canonical form by hand: members sorted, no blanks, attachments without data.
        String canonical = "{\"applicant\":{\"account\":\"none\",\"attributes\":{\"familyName\":{\"trust\":\"basic\","
                + "\"value\":\"Muster\"}},\"kind\":\"person\"},\"area\":\"059740040040\",\"attachments\":[{\"mediaType\":"
                + "\"application/pdf\",\"name\":\"erklärung.pdf\",\"purpose\":\"attachment\"}],\"form\":{\"kind\":\"stable\","
                + "\"plates\":10},\"reference\":\"hash-1\",\"service\":\"99400048079000\"}";
        ObjectNode envelope = (ObjectNode) Http.JSON.readTree(canonical);
        ((ObjectNode) envelope.at("/attachments/0"))
                .put("data", Base64.getEncoder().encodeToString(pdf));

        String text =
                sha512(canonical.getBytes(StandardCharsets.UTF_8)) + "  form\n" + sha512(pdf) + "  erklärung.pdf\n";

        Http.Answer answer = portal.submit(envelope.toPrettyString());
        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
        assertThat(answer.json().get("contentHash").stringValue())
                .isEqualTo(sha512(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void itCanBeFetchedAgainWordForWordByItsPortalOnly() {
        JsonNode accepted = portal.submit(anEnvelope().toString()).json();
        String path = accepted.get("status").stringValue() + "/acknowledgement";

        Http.Answer again = portal.get(path);

        assertThat(again.status()).isEqualTo(200);
        assertThat(again.header("Content-Type")).startsWith("application/jose");
        assertThat(again.body()).isEqualTo(accepted.get("acknowledgement").stringValue());
        assertThat(new Http(hub, "demo-xoev").get(path).status()).isEqualTo(404);
        assertThat(portal.get("/api/v1/submissions/none/acknowledgement").status())
                .isEqualTo(404);
    }

    @Test
    void aRetiredKeyIsServedForGood() throws Exception {
        String before = portal.submit(anEnvelope().toString())
                .json()
                .get("acknowledgement")
                .stringValue();

        String next = hub.context.getBean(SigningKeys.class).rotate().getKeyID();

        verified(before);
        assertThat(portal.get("/.well-known/jwks.json").json().findValuesAsString("kid"))
                .contains(next);
        assertThat(portal.get("/.well-known/jwks.json").body()).doesNotContain("\"d\"");
    }

    private JsonNode verified(String jws) throws Exception {
        JsonWebSignature signature = new JsonWebSignature();
        signature.setCompactSerialization(jws);
        JsonWebKeySet keys = new JsonWebKeySet(
                new Http(hub, null).get("/.well-known/jwks.json").body());
        signature.setKey(new JwksVerificationKeyResolver(keys.getJsonWebKeys()).resolveKey(signature, null));
        assertThat(signature.verifySignature()).isTrue();
        return Http.JSON.readTree(signature.getPayload());
    }

    private static String sha512(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-512").digest(bytes));
    }
}
