package de.stellwerk.routes.intake;

import static de.stellwerk.routes.intake.Envelopes.anEnvelope;
import static de.stellwerk.routes.intake.Envelopes.attribute;
import static de.stellwerk.routes.intake.Envelopes.form;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class RefusingTest {

    private static final String MARKER = "Geheimnis4711";

    private final TestIntake hub = TestIntake.shared();
    private final Http portal = new Http(hub, "demo-json");

    @Test
    void everyViolationIsNamedAtOnceAndNothingIsStored() {
        ObjectNode envelope = anEnvelope().put("returnUrl", "https://anderswo.example/" + MARKER);
        attribute(envelope, "familyName").put("value", MARKER);
        attribute(envelope, "givenName").put("trust", MARKER);
        form(envelope).put("plates", 999).put("kind", MARKER).put("remark", "u\u0308");
        long before = hub.count("submission");

        Http.Answer answer = portal.submit(envelope.toString());

        assertThat(answer.status()).isEqualTo(422);
        assertThat(rules(answer))
                .containsExactlyInAnyOrder(
                        "din-91379-a /applicant/attributes/familyName/value",
                        "schema-enum /applicant/attributes/givenName/trust",
                        "schema-maximum /form/plates",
                        "schema-enum /form/kind",
                        "unicode-nfc /form/remark",
                        "return-url /returnUrl");
        assertThat(answer.body()).doesNotContain(MARKER);
        assertThat(hub.count("submission")).isEqualTo(before);
    }

    @Test
    void aViolationNamesLineAndColumn() {
        ObjectNode envelope = anEnvelope();
        form(envelope).put("plates", 0);

        JsonNode violation = portal.submit(envelope.toPrettyString()).json().at("/violations/0");

        String line =
                envelope.toPrettyString().split("\\R")[violation.get("line").intValue() - 1];
        assertThat(line).contains("\"plates\"");
        assertThat(line.substring(violation.get("column").intValue() - 1)).startsWith("0");
    }

    @Test
    void theTrialAnswersAsTheRealCallWould() {
        ObjectNode envelope = anEnvelope();
        form(envelope).remove("kind");

        assertThat(portal.validate(envelope.toString()).json())
                .isEqualTo(portal.submit(envelope.toString()).json());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'en'|Invalid submission|en",
                "'de'|Ungültiger Antrag|de",
                "'fr'|Ungültiger Antrag|de",
                "'fr, en;q=0.5'|Invalid submission|en",
                "'!!'|Ungültiger Antrag|de"
            })
    void thePortalChoosesTheLanguage(String accepted, String title, String language) {
        String envelope = anEnvelope().put("test", "ja").toString();

        Http.Answer answer = portal.post(
                "/api/v1/submissions", "application/json", envelope.getBytes(), "Accept-Language", accepted);

        assertThat(answer.json().get("title").stringValue()).isEqualTo(title);
        assertThat(answer.header("Content-Language")).isEqualTo(language);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "~~|json-unreadable",
                "{|json-unreadable",
                "[1,2|json-unreadable",
                "{\"a\":1}{|json-unreadable",
                "{\"a\":1,\"a\":2}|json-name-twice",
                "{\"a\":1e400}|json-number",
                "{\"a\":1e999999999}|json-number",
                "{\"a\":1e99999999999}|json-number",
                "{\"a\":9007199254740993}|json-number",
                "{\"a\":\"\\ud800\"}|json-characters"
            })
    void whatIsNoInterchangeableJsonIsUnreadable(String text, String rule) {
        Http.Answer answer = portal.submit(text == null ? "" : text);

        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.json().at("/violations/0/rule").stringValue()).isEqualTo(rule);
    }

    @Test
    void deepNestingIsRefusedWithoutBeingFollowed() {
        Http.Answer answer = portal.submit("[".repeat(1_000_000));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().at("/violations/0/rule").stringValue()).isEqualTo("json-limits");
    }

    @Test
    void noMoreViolationsAreNamedThanPublished() {
        ObjectNode envelope = anEnvelope();
        for (int i = 0; i < 150; i++) {
            form(envelope).put("unknown" + i, "\u0001");
        }

        JsonNode violations = portal.submit(envelope.toString()).json().get("violations");

        assertThat(violations).hasSize(101);
        assertThat(violations.get(100).get("rule").stringValue()).isEqualTo("more-violations");
    }

    @Test
    void aTestSubmissionNeverGoesTowardsProduction() {
        Http.Answer answer = portal.submit(
                anEnvelope().put("area", "05158").put("test", true).toString());

        assertThat(answer.status()).isEqualTo(422);
        assertThat(rules(answer)).containsExactly("test-reaches-production /test");
        assertThat(portal.submit(anEnvelope().put("area", "05158").toString()).status())
                .isEqualTo(202);
    }

    @Test
    void aTenantThatThePortalMayNotServeAndOneThatDoesNotExistAreAnsweredAlike() {
        Http.Answer forbidden =
                portal.submit(anEnvelope().put("area", "05913000").toString());
        Http.Answer nowhere = portal.submit(anEnvelope().put("area", "14713000").toString());

        assertThat(forbidden.status()).isEqualTo(403);
        assertThat(nowhere.status()).isEqualTo(403);
        assertThat(nowhere.json()).isEqualTo(forbidden.json());
    }

    @Test
    void whoIsNotAuthorisedLearnsNothingAboutContent() {
        ObjectNode envelope = anEnvelope().put("area", "05913000");
        form(envelope).put("plates", 999);

        assertThat(portal.submit(envelope.toString()).json().has("violations")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "\"x\"", "1", "true", "[]"})
    void jsonThatIsNoObjectIsNoSubmission(String text) {
        for (Http.Answer answer : List.of(portal.submit(text), portal.validate(text))) {
            assertThat(answer.status()).as(answer.body()).isEqualTo(422);
            assertThat(rules(answer)).containsExactly("schema-type ");
        }
    }

    @Test
    void anUnusableAreaHidesNothingElse() {
        ObjectNode envelope = anEnvelope().put("area", "Soest");
        form(envelope).put("plates", 999);
        envelope.putArray("attachments")
                .addObject()
                .put("name", "a.exe")
                .put("purpose", "attachment")
                .put("mediaType", "application/x-dosexec")
                .put("data", "AAAA");

        Http.Answer answer = portal.submit(envelope.toPrettyString());

        assertThat(answer.status()).isEqualTo(422);
        assertThat(rules(answer))
                .contains("schema-pattern /area", "schema-maximum /form/plates", "attachment-type /attachments/0");
        assertThat(answer.json().get("violations"))
                .allSatisfy(v -> assertThat(v.has("line") && v.has("column")).isTrue());
    }

    @Test
    void aTextMayBreakBothNormalFormAndCharacterClass() {
        ObjectNode envelope = anEnvelope();
        attribute(envelope, "familyName").put("value", "Mu\u0308ller \ud83d\ude00");
        form(envelope).put("remark", "\ud83d\ude00 u\u0308");

        assertThat(rules(portal.submit(envelope.toString())))
                .containsExactlyInAnyOrder(
                        "unicode-nfc /applicant/attributes/familyName/value",
                        "din-91379-a /applicant/attributes/familyName/value",
                        "unicode-nfc /form/remark",
                        "din-91379-c /form/remark");
    }

    @Test
    void anUnknownServiceIsNamed() {
        Http.Answer answer =
                portal.submit(anEnvelope().put("service", "99999999999999").toString());

        assertThat(answer.status()).isEqualTo(422);
        assertThat(rules(answer)).containsExactly("unknown-service /service");
    }

    @Test
    void withoutAGoodKeyNobodyGetsIn() {
        Http nobody = new Http(hub, null);
        Http stranger = new Http(hub, "guessed");

        for (Http caller : List.of(nobody, stranger)) {
            Http.Answer answer = caller.submit(anEnvelope().toString());
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
        }
    }

    @Test
    void aPortalFasterThanAgreedIsToldHowLongToWait() {
        Http slow = new Http(hub, "demo-slow");

        List<Http.Answer> answers = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            answers.add(slow.submit(anEnvelope().toString()));
        }

        assertThat(answers).extracting(Http.Answer::status).startsWith(202, 202, 429);
        assertThat(Integer.parseInt(answers.get(2).header("Retry-After"))).isBetween(1, 60);
    }

    @Test
    void inlineAttachmentsBeyondThePublishedLimitAreTooLarge() {
        ObjectNode envelope = anEnvelope();
        envelope.putArray("attachments").addObject().put("data", "A".repeat(11 << 20));

        assertThat(portal.submit(envelope.toString()).status()).isEqualTo(413);
    }

    private static List<String> rules(Http.Answer answer) {
        return answer.json()
                .get("violations")
                .valueStream()
                .map(v -> v.get("rule").stringValue() + " "
                        + (v.has("pointer") ? v.get("pointer").stringValue() : ""))
                .toList();
    }
}
