package de.stellwerk.routes.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import de.stellwerk.routes.ledger.Documents;
import de.stellwerk.routes.ledger.StoredAttachment;
import de.stellwerk.routes.ledger.Vault;
import de.stellwerk.schemas.AntragDocument;
import de.stellwerk.schemas.antrag.Antrag;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class OzgCloudTest {

    private static final byte[] PDF = "%PDF-1.7\n1 0 obj".getBytes(StandardCharsets.UTF_8);
    private static final byte[] OTHER_PDF = "%PDF-1.7\n2 0 obj".getBytes(StandardCharsets.UTF_8);

    private final TestIntake hub = TestIntake.shared();
    private final Http portal = new Http(hub, "demo-ozg");

    @Test
    void aMessageWithItsPartsIsAcceptedUnderItsTransaction() {
        ObjectNode message = aMessage();

        Http.Answer answer = send(withParts(message));

        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
        assertThat(answer.json().get("reference")).isEqualTo(control(message).get("transactionId"));
        assertThat(answer.json().get("contentHash").stringValue())
                .isEqualTo(new ContentHash(JsonText.canonical(message))
                        .attachment("antrag.pdf", ContentHash.hex(PDF))
                        .attachment("eins.pdf", ContentHash.hex(PDF))
                        .attachment("zwei.pdf", ContentHash.hex(OTHER_PDF))
                        .value());
        assertThat(attachments(answer))
                .extracting(StoredAttachment::name, StoredAttachment::purpose, StoredAttachment::mediaType)
                .containsExactly(
                        tuple("antrag.pdf", "form", "application/pdf"),
                        tuple("eins.pdf", "attachment", "application/pdf"),
                        tuple("zwei.pdf", "attachment", "application/pdf"));
    }

    @Test
    void theAccountVouchesForThePostboxAndNobodyForTheForm() {
        Antrag antrag = antrag(send(withParts(aMessage())));

        assertThat(antrag.getAntragsteller().getKonto().value()).isEqualTo("bayern-id");
        var person = antrag.getAntragsteller().getPerson();
        assertThat(person.getFamilienname().getValue()).isEqualTo("Mustermann");
        assertThat(person.getFamilienname().getVertrauensniveau().value()).isEqualTo("ungeprueft");
        assertThat(person.getPostfach().getValue()).isEqualTo("33333333-4444-4555-8666-000000000001");
        assertThat(person.getPostfach().getVertrauensniveau().value()).isEqualTo("hoch");
    }

    @ParameterizedTest
    @CsvSource({"BUNDID,STORK-QAA-LEVEL-1,bundid,basis", "OSI,STORK-QAA-Level-3,osi,substanziell"})
    void accountsAndLevelsAreKnownByTheirWords(String type, String level, String konto, String trust) {
        ObjectNode message = aMessage();
        konto(message).put("type", type).put("trustLevel", level);

        Antrag antrag = antrag(send(withParts(message)));

        assertThat(antrag.getAntragsteller().getKonto().value()).isEqualTo(konto);
        assertThat(antrag.getAntragsteller()
                        .getPerson()
                        .getPostfach()
                        .getVertrauensniveau()
                        .value())
                .isEqualTo(trust);
    }

    @Test
    void withoutAnAccountThereIsNone() {
        ObjectNode message = aMessage();
        control(message).remove("serviceKonto");

        assertThat(antrag(send(withParts(message)))
                        .getAntragsteller()
                        .getKonto()
                        .value())
                .isEqualTo("keines");
    }

    @Test
    void controlMayBeAPartOfItsOwnBesideTheListOrTheObject() {
        ObjectNode message = aMessage();
        JsonNode control = message.get("control");
        JsonNode list = message.get("formData");
        ObjectNode object = message.deepCopy().without("control");

        Http.Answer whole = send(withParts(message));
        Http.Answer withList = send(
                withAttachments(one("formData", list).part("name=\"control\"", "application/json", bytes(control))));
        Http.Answer withObject = send(
                withAttachments(one("control", control).part("name=\"formData\"", "application/json", bytes(object))));

        assertThat(whole.status()).as(whole.body()).isEqualTo(202);
        assertThat(withList.json()).isEqualTo(whole.json());
        assertThat(withObject.json()).isEqualTo(whole.json());
    }

    @Test
    void aDocumentWithoutAttachmentsMayComeAlone() {
        assertThat(portal.submit(aMessage().toString()).status()).isEqualTo(202);
    }

    @Test
    void anAuthorityIsKnownByItsArsOrByItsIdAtThePortal() {
        ObjectNode message = aMessage();
        control(message).put("zustaendigeStelle", "05974040");

        assertThat(antrag(portal.submit(message.toString()))
                        .getZustaendigeStelle()
                        .getGebiet())
                .isEqualTo("059740040040");
        assertThat(antrag(portal.submit(aMessage().toString()))
                        .getZustaendigeStelle()
                        .getGebiet())
                .isEqualTo("059740000000");
    }

    @Test
    void anAuthorityForWhichThePortalMayNotSendIsForbidden() {
        ObjectNode message = aMessage();
        control(message).put("zustaendigeStelle", "05913");

        assertThat(portal.submit(message.toString()).status()).isEqualTo(403);
    }

    @Test
    void aNameThatStandsSeveralTimesIsAList() {
        ObjectNode message = aMessage();
        for (String horse : List.of("Blitz", "Donner", "Ein viel zu langer Name", "Wolke")) {
            items(message).addObject().put("name", "horse").put("stringValue", horse);
        }

        assertThat(found(portal.submit(message.toString())))
                .containsExactlyInAnyOrder("schema-max-items /formData/4", "schema-max-length /formData/6/stringValue");
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                refused("form-item-value /formData/1", m -> item(m, 1).put("stringValue", "2")),
                refused("form-item-value /formData/1", m -> item(m, 1).remove("numberValue")),
                refused("form-item-value /formData/1", m -> item(m, 1).putNull("numberValue")),
                refused("form-item-value /formData/0/formItems/0", m -> name(m).put("booleanValue", true)),
                refused("schema-type /formData/1/numberValue", m -> item(m, 1).put("numberValue", "2")),
                refused("schema-maximum /formData/1/numberValue", m -> item(m, 1)
                        .put("numberValue", 99)),
                refused("schema-format /formData/2/dateValue", m -> item(m, 2).put("dateValue", "yesterday")),
                refused("schema-type /formData/3/booleanValue", m -> item(m, 3).put("booleanValue", "ja")),
                refused("schema-required /formData", m -> items(m).remove(1)),
                refused("schema-required /formData/0/formItems", m -> items(m, 0)
                        .removeAll()),
                refused(
                        "schema-additional-properties /formData/4/stringValue",
                        m -> items(m).addObject().put("name", "unknown").put("stringValue", "x")),
                refused("schema-required /formData/1", m -> item(m, 1).remove("name")),
                refused("schema-type /formData", m -> m.put("formData", "none")),
                refused("schema-type /formData/0/formItems", m -> item(m, 0).put("formItems", "none")),
                refused("schema-required ", m -> m.remove("control")),
                refused("schema-type /control", m -> m.put("control", 1)),
                refused("din-91379-a /formData/0/formItems/0/stringValue", m -> name(m).put("stringValue", "Muster4")),
                refused("unicode-nfc /formData/0/formItems/0/stringValue", m -> name(m).put("stringValue", "u\u0308")),
                refused("schema-required /control", m -> control(m).remove("transactionId")),
                refused("schema-max-length /control/transactionId", m -> control(m)
                        .put("transactionId", "x".repeat(101))),
                refused("service-missing /control/leikaIds", m -> control(m).remove("leikaIds")),
                refused("service-missing /control/leikaIds", m -> control(m).putArray("leikaIds")),
                refused(
                        "unknown-service /control/leikaIds",
                        m -> control(m).putArray("leikaIds").add("99000000000000")),
                refused(
                        "service-ambiguous /control/leikaIds",
                        m -> control(m).withArray("leikaIds").add("99400048079001")),
                refused("area-unusable /control/zustaendigeStelle", m -> control(m)
                        .remove("zustaendigeStelle")),
                refused("area-unusable /control/zustaendigeStelle", m -> control(m)
                        .put("zustaendigeStelle", "L1")),
                refused("account-unknown /control/serviceKonto/type", m -> konto(m).put("type", "SHIBBOLETH")),
                refused("account-unknown /control/serviceKonto/type", m -> konto(m).remove("type")),
                refused("trust-level-unknown /control/serviceKonto/trustLevel", m -> konto(m).put(
                                "trustLevel", "STORK-QAA-LEVEL-2")),
                refused("trust-level-unknown /control/serviceKonto/trustLevel", m -> konto(m).remove("trustLevel")));
    }

    private static Arguments refused(String violation, Consumer<ObjectNode> change) {
        return Arguments.of(violation, change);
    }

    @ParameterizedTest(name = "{0} {index}")
    @MethodSource("refused")
    void whatIsWrongIsNamedWithItsPlace(String violation, Consumer<ObjectNode> change) {
        ObjectNode message = aMessage();
        change.accept(message);

        Http.Answer answer = portal.submit(message.toPrettyString());

        assertThat(found(answer)).contains(violation);
        assertThat(answer.json().get("violations")).allSatisfy(v -> assertThat(v.has("line"))
                .isEqualTo(!message.at(v.get("pointer").stringValue()).isMissingNode()));
    }

    @Test
    void everythingThatIsWrongIsNamedAtOnce() {
        ObjectNode message = aMessage();
        control(message).remove("zustaendigeStelle");
        konto(message).put("trustLevel", "LEVEL-9");
        item(message, 1).put("numberValue", 99);

        assertThat(found(portal.submit(message.toString())))
                .containsExactlyInAnyOrder(
                        "area-unusable /control/zustaendigeStelle",
                        "trust-level-unknown /control/serviceKonto/trustLevel",
                        "schema-maximum /formData/1/numberValue");
    }

    static Stream<Arguments> wrongParts() {
        return Stream.of(
                Arguments.of(
                        "representation-twice representation[2]",
                        422,
                        good().part("name=\"representation\"; filename=\"b.pdf\"", "application/pdf", PDF)),
                Arguments.of(
                        "representation-type representation",
                        422,
                        one("formData", aMessage())
                                .part("name=\"representation\"; filename=\"b.png\"", "image/png", PDF)),
                Arguments.of(
                        "part-file-name-missing attachment[2]",
                        422,
                        good().part("name=\"attachment\"; filename=\"b.pdf\"", "application/pdf", PDF)
                                .part("name=\"attachment\"", "application/pdf", PDF)),
                Arguments.of(
                        "attachment-name-twice attachment[2]",
                        422,
                        good().part("name=\"attachment\"; filename=\"b.pdf\"", "application/pdf", PDF)
                                .part("name=\"attachment\"; filename=\"B.pdf\"", "application/pdf", PDF)),
                Arguments.of(
                        "attachment-content attachment",
                        422,
                        good().part("name=\"attachment\"; filename=\"b.png\"", "image/png", PDF)),
                Arguments.of(
                        "attachment-type attachment",
                        422,
                        good().part("name=\"attachment\"; filename=\"b.exe\"", "application/octet-stream", PDF)),
                Arguments.of(
                        "part-unknown ",
                        422,
                        good().part("name=\"anlage\"; filename=\"b.pdf\"", "application/pdf", PDF)),
                Arguments.of(
                        "control-twice /control",
                        422,
                        good().part(
                                        "name=\"control\"",
                                        "application/json",
                                        bytes(aMessage().get("control")))),
                Arguments.of(
                        "message-part-doubled ",
                        400,
                        good().part("name=\"formData\"", "application/json", bytes(aMessage()))),
                Arguments.of(
                        "message-part-missing ",
                        400,
                        new MultipartBody()
                                .part(
                                        "name=\"control\"",
                                        "application/json",
                                        bytes(aMessage().get("control")))),
                Arguments.of(
                        "json-unreadable ",
                        400,
                        one("formData", aMessage()).part("name=\"control\"", "application/json", "{".getBytes())));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrongParts")
    void partsThatDoNotFitAreRefusedAndForgotten(String violation, int status, MultipartBody body) {
        Http.Answer answer = send(body);

        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(places(answer)).contains(violation);
        assertThat(hub.count("upload")).isZero();
    }

    @Test
    void aPartThatDeclaresNothingIsTakenForWhatItsNameEndsIn() {
        Http.Answer answer =
                send(good().part("name=\"attachment\"; filename=\"Ärger.pdf\"", "application/octet-stream", PDF));

        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
        assertThat(attachments(answer).get(1).mediaType()).isEqualTo("application/pdf");
        assertThat(attachments(answer).get(1).name()).isEqualTo("Ärger.pdf");
    }

    @Test
    void bothPartsOfTheMessageTogetherMayHaveNoMoreThanAMessage() {
        ObjectNode message = aMessage();
        control(message).put("filler", "x".repeat(6 << 20));
        items(message).addObject().put("name", "remark").put("stringValue", "x".repeat(5 << 20));

        Http.Answer answer = send(one("formData", message.get("formData"))
                .part("name=\"control\"", "application/json", bytes(message.get("control"))));

        assertThat(answer.status()).as(answer.body()).isEqualTo(413);
        assertThat(places(answer)).containsExactly("message-limit ");
    }

    @Test
    void aRepeatWithAnotherContentIsAConflict() {
        ObjectNode message = aMessage();
        Http.Answer first = send(withParts(message));
        item(message, 1).put("numberValue", 3);

        assertThat(first.status()).isEqualTo(202);
        assertThat(send(withParts(message)).status()).isEqualTo(409);
    }

    static ObjectNode aMessage() {
        ObjectNode message = (ObjectNode) Http.JSON.readTree("""
                {"control": {"zustaendigeStelle": "L100042.1", "leikaIds": ["99000000000001", "99400048079000"],
                   "formId": "probe-1", "name": "Probe",
                   "serviceKonto": {"type": "BAYERN_ID", "trustLevel": "STORK-QAA-LEVEL-4",
                     "postfachAddress": {"identifier": "33333333-4444-4555-8666-000000000001", "type": "Citizen"}}},
                 "formData": [
                   {"name": "applicant", "label": "Antragstellerin", "formItems": [
                     {"name": "name", "label": "Name", "stringValue": "Mustermann", "numberValue": null}]},
                   {"name": "plates", "label": "Anzahl", "numberValue": 2},
                   {"name": "from", "label": "Ab", "dateValue": "2027-01-01"},
                   {"name": "urgent", "label": "Eilig", "booleanValue": false}]}
                """);
        control(message).put("transactionId", UUID.randomUUID().toString());
        return message;
    }

    private static ObjectNode control(ObjectNode message) {
        return (ObjectNode) message.get("control");
    }

    private static ObjectNode konto(ObjectNode message) {
        return (ObjectNode) message.at("/control/serviceKonto");
    }

    private static ArrayNode items(ObjectNode message) {
        return (ArrayNode) message.get("formData");
    }

    private static ArrayNode items(ObjectNode message, int group) {
        return (ArrayNode) message.at("/formData/" + group + "/formItems");
    }

    private static ObjectNode item(ObjectNode message, int index) {
        return (ObjectNode) items(message).get(index);
    }

    private static ObjectNode name(ObjectNode message) {
        return (ObjectNode) items(message, 0).get(0);
    }

    private static MultipartBody one(String part, JsonNode content) {
        return new MultipartBody().part("name=\"" + part + "\"", "application/json", bytes(content));
    }

    private static MultipartBody good() {
        return one("formData", aMessage())
                .part("name=\"representation\"; filename=\"antrag.pdf\"", "application/pdf", PDF);
    }

    private static MultipartBody withParts(ObjectNode message) {
        return withAttachments(one("formData", message));
    }

    private static MultipartBody withAttachments(MultipartBody body) {
        return body.part("name=\"attachment\"; filename=\"eins.pdf\"", "application/pdf", PDF)
                .part("name=\"representation\"; filename=\"antrag.pdf\"", "application/pdf", PDF)
                .part("name=\"attachment\"; filename=\"zwei.pdf\"", "application/pdf", OTHER_PDF);
    }

    private static byte[] bytes(JsonNode json) {
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }

    private Http.Answer send(MultipartBody body) {
        return portal.post("/api/v1/submissions", MultipartBody.TYPE, body.end());
    }

    private static List<String> found(Http.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(422);
        return places(answer);
    }

    private static List<String> places(Http.Answer answer) {
        return answer.json()
                .get("violations")
                .valueStream()
                .map(v -> v.get("rule").stringValue() + " "
                        + v.path("pointer").asString(v.path("part").asString("")))
                .toList();
    }

    private List<StoredAttachment> attachments(Http.Answer answer) {
        return hub.context.getBean(Documents.class).attachments(key(answer));
    }

    private Antrag antrag(Http.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
        return AntragDocument.read(
                hub.context.getBean(Documents.class).antrag(key(answer)).orElseThrow());
    }

    private Vault.Key key(Http.Answer answer) {
        return hub.context
                .getBean(Documents.class)
                .key(UUID.fromString(answer.json().get("id").stringValue()))
                .orElseThrow();
    }
}
