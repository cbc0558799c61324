package de.stellwerk.app.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jws.JsonWebSignature;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Portal ▸ intake ▸ ledger ▸ acknowledgement. */
@OnTheTestHub
class IntakeIT {

    /** What the way in writes; earlier submissions may still be on their way to their targets. */
    private static final List<String> TABLES = List.of(
            "submission",
            "submission_key",
            "document",
            "attachment",
            "attachment_chunk",
            "upload",
            "delivery",
            "acknowledgement",
            "event WHERE type LIKE 'submission.%'");

    private final TestHub hub;

    IntakeIT(TestHub hub) {
        this.hub = hub;
    }

    @Test
    void whatIsAcceptedIsInTheLedgerAndAcknowledgedByASignatureThatThePortalCanVerify() throws Exception {
        Application application = Application.aReitkennzeichen();

        Web.Answer answer = hub.portal().submit(application);

        Submission submission = hub.portal().accepted(answer);
        assertThat(answer.header("Location")).isEqualTo("/api/v1/submissions/" + submission.id());
        JsonNode stated = verified(answer.json().path("acknowledgement").asString());
        assertThat(stated.path("jti").asString()).isEqualTo(submission.id());
        assertThat(stated.path("reference").asString()).isEqualTo(application.reference());
        assertThat(stated.path("tenant").asString()).isEqualTo("kreis-soest");
        assertThat(stated.path("contentHash").asString())
                .isEqualTo(contentHash(application))
                .isEqualTo(answer.json().path("contentHash").asString());
        assertThat(submission.status().path("reference").asString()).isEqualTo(application.reference());
    }

    @Test
    void theAcknowledgementCanBeFetchedAgain() {
        Web.Answer answer = hub.portal().submit(Application.aHundehaltung());
        String location = answer.header("Location");

        assertThat(hub.portal().get(location + "/acknowledgement").text())
                .isEqualTo(answer.json().path("acknowledgement").asString());
    }

    @Test
    void theSameReferenceAndContentIsTheSameSubmissionAndOtherContentAConflict() {
        Application application = Application.aHundehaltung();
        Web.Answer first = hub.portal().submit(application);

        assertThat(hub.portal().submit(application).json()).isEqualTo(first.json());
        assertThat(hub.portal().submit(application.remarking("anders")).status())
                .isEqualTo(409);
    }

    @Test
    void aValidationStoresNothing() {
        List<Long> before = rows();

        assertThat(hub.portal().validate(Application.aReitkennzeichen()).status())
                .isEqualTo(200);
        assertThat(hub.portal()
                        .validate(Application.aReitkennzeichen().without("antragsart"))
                        .status())
                .isEqualTo(422);

        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void whatIsRefusedLeavesNothingBehind() {
        List<Long> before = rows();
        long accepted = accepted();

        Web.Answer invalid = hub.portal()
                .submit(Application.aReitkennzeichen().without("antragsart").attaching(bytes("kein PDF")));
        Web.Answer unknown = hub.portal().submit(Application.aReitkennzeichen().forService("99999999999999"));
        Web.Answer elsewhere =
                hub.portal("sit").submit(Application.aReitkennzeichen().in(Application.UNNA));
        Web.Answer stranger = new Portal(hub.web(), "guessed").submit(Application.aReitkennzeichen());
        Web.Answer unreadable = hub.portal().submit("application/json", bytes("{\"reference\":"));

        assertThat(invalid.status()).isEqualTo(422);
        assertThat(invalid.json().path("violations").valueStream().map(v -> v.path("rule")
                        .asString()))
                .contains("schema-required", "attachment-content");
        assertThat(unknown.status()).isEqualTo(422);
        assertThat(elsewhere.status()).isEqualTo(403);
        assertThat(stranger.status()).isEqualTo(401);
        assertThat(unreadable.status()).isEqualTo(400);
        assertThat(rows()).isEqualTo(before);
        assertThat(accepted()).isEqualTo(accepted);
    }

    private long accepted() {
        return hub.operations().reconciliation().path("accepted").asLong();
    }

    private List<Long> rows() {
        return TABLES.stream()
                .map(table -> hub.ledger()
                        .sql("SELECT count(*) FROM " + table)
                        .query(Long.class)
                        .single())
                .toList();
    }

    /** By another library than the one that signed, against the keys that the hub serves to everybody. */
    private JsonNode verified(String jws) throws Exception {
        JsonWebKeySet served = new JsonWebKeySet(
                hub.web().get("/.well-known/jwks.json", "none").text());
        JsonWebSignature signature = new JsonWebSignature();
        signature.setCompactSerialization(jws);
        PublicJsonWebKey key =
                (PublicJsonWebKey) served.findJsonWebKey(signature.getKeyIdHeaderValue(), null, null, null);
        signature.setKey(key.getPublicKey());
        assertThat(signature.verifySignature()).isTrue();
        return JsonMapper.shared().readTree(signature.getPayload());
    }

    /** As the handbook tells a portal to do it. */
    private static String contentHash(Application application) throws Exception {
        ObjectNode bare = application.envelope().deepCopy();
        bare.path("attachments").forEach(attachment -> ((ObjectNode) attachment).remove("data"));
        StringBuilder text = new StringBuilder(sha512(bytes(canonical(bare).toString())) + "  form\n");
        List<String> names = application.attachmentNames();
        for (int i = 0; i < names.size(); i++) {
            text.append(sha512(application.attachments().get(i)))
                    .append("  ")
                    .append(names.get(i))
                    .append('\n');
        }
        return sha512(bytes(text.toString()));
    }

    /** Members by name: all that RFC 8785 asks of a document with plain texts and small whole numbers. */
    private static JsonNode canonical(JsonNode node) {
        if (node.isArray()) {
            var items = JsonMapper.shared().createArrayNode();
            node.forEach(item -> items.add(canonical(item)));
            return items;
        }
        if (!node.isObject()) {
            return node;
        }
        var members = new TreeMap<String, JsonNode>();
        node.properties().forEach(member -> members.put(member.getKey(), canonical(member.getValue())));
        return JsonMapper.shared().createObjectNode().setAll(members);
    }

    private static String sha512(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-512").digest(bytes));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
