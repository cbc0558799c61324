package de.stellwerk.routes.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import de.stellwerk.routes.ledger.Documents;
import de.stellwerk.routes.ledger.StoredAttachment;
import de.stellwerk.routes.ledger.Vault;
import de.stellwerk.schemas.AntragDocument;
import de.stellwerk.schemas.antrag.Antrag;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

class FormSolutionsTest {

    private static final byte[] PDF = "%PDF-1.7\n1 0 obj".getBytes(StandardCharsets.UTF_8);
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', 0x0d, 0x0a, 0x1a, 0x0a, 0};
    private static final String XML = """
            <f:probe xmlns:f="urn:stellwerk:form:probe:forms:1.0">
                <plates>2</plates>
                <name>Musterfrau</name>
            </f:probe>
            """;

    private final TestIntake hub = TestIntake.shared();
    private final Http portal = new Http(hub, "demo-forms");

    @Test
    void aDocumentIsAcceptedUnderItsTransactionAndItsHashCanBeRecomputed() {
        ObjectNode document = aDocument();
        ObjectNode bare = document.deepCopy().without(List.of("status", "pdf")).put("xml", XML);
        ((ObjectNode) bare.at("/attachments/0")).remove("data");

        Http.Answer answer = portal.submit(document.toString());

        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
        String transaction = document.get("transID").stringValue();
        assertThat(answer.json().get("reference").stringValue()).isEqualTo(transaction);
        assertThat(answer.json().get("contentHash").stringValue())
                .isEqualTo(new ContentHash(JsonText.canonical(bare))
                        .attachment(transaction + ".pdf", ContentHash.hex(PDF))
                        .attachment("bild.png", ContentHash.hex(PNG))
                        .value());
        assertThat(hub.context.getBean(Documents.class).attachments(key(answer)))
                .extracting(StoredAttachment::name, StoredAttachment::purpose, StoredAttachment::mediaType)
                .containsExactly(
                        tuple(transaction + ".pdf", "form", "application/pdf"),
                        tuple("bild.png", "attachment", "image/png"));
    }

    @Test
    void theHeadTellsWhenItWasSentAndToWhichCaseItBelongs() {
        Antrag antrag = antrag(aDocument().put("submissionDate", 1795342443123L).put("payload", "ORDNUNG-1"));

        assertThat(antrag.getNachrichtenkopf().getAbsendezeitpunkt()).isEqualTo("2026-11-22T10:14:03.123Z");
        assertThat(antrag.getNachrichtenkopf().getVorgang()).isEqualTo("ORDNUNG-1");
        assertThat(antrag.getZustaendigeStelle().getGebiet()).isEqualTo("059740000000");
    }

    @Test
    void theAccountVouchesForWhatItSaysButForMailAndTelephone() {
        var antragsteller = antrag(aDocument()).getAntragsteller();

        assertThat(antragsteller.getKonto().value()).isEqualTo("bundid");
        var person = antragsteller.getPerson();
        assertThat(person.getFamilienname().getValue()).isEqualTo("Mustermann");
        assertThat(person.getFamilienname().getVertrauensniveau().value()).isEqualTo("substanziell");
        assertThat(person.getGeburtsdatum().getValue()).isEqualTo("1964-08-12");
        assertThat(person.getStrasse().getValue()).isEqualTo("Heidestraße 17");
        assertThat(person.getHausnummer())
                .as("the form's, though the account has an address")
                .isNull();
        assertThat(person.getLand().getValue()).isEqualTo("DE");
        assertThat(person.getEmail().getVertrauensniveau().value()).isEqualTo("ungeprueft");
        assertThat(person.getTelefon().getVertrauensniveau().value()).isEqualTo("ungeprueft");
        assertThat(person.getPostfach().getVertrauensniveau().value()).isEqualTo("substanziell");
    }

    @ParameterizedTest
    @CsvSource({"normal,basis", "substanziell,substanziell", "hoch,hoch"})
    void mukHasItsOwnWords(String level, String trust) {
        ObjectNode document = aDocument();
        document.set("secureData", Http.JSON.readTree("""
                {"Origin": "MUK", "CompanyName": "Musterhof GmbH", "CompanyAddressStreet": "Am Weg 3",
                 "CompanyAddressZipCode": "59494", "CompanyAddressCity": "Soest", "RegisterNumber": "HRB 00000",
                 "RegisterCourt": "Arnsberg", "RegisterType": "HRB", "TypeOfLegalPerson": "GmbH", "StorkQaaLevel": "%s"}
                """.formatted(level)));

        var antragsteller = antrag(document).getAntragsteller();

        assertThat(antragsteller.getKonto().value()).isEqualTo("muk");
        assertThat(antragsteller.getOrganisation().getOrganisationsname().getValue())
                .isEqualTo("Musterhof GmbH");
        assertThat(antragsteller
                        .getOrganisation()
                        .getRegisternummer()
                        .getVertrauensniveau()
                        .value())
                .isEqualTo(trust);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void withoutSecureDataTheFormSaysWhoApplies(boolean withNull) {
        ObjectNode document = aDocument().without("secureData");
        if (withNull) {
            document.putNull("secureData");
        }

        var antragsteller = antrag(document).getAntragsteller();

        assertThat(antragsteller.getKonto().value()).isEqualTo("keines");
        assertThat(antragsteller.getPerson().getFamilienname().getValue()).isEqualTo("Musterfrau");
        assertThat(antragsteller
                        .getPerson()
                        .getFamilienname()
                        .getVertrauensniveau()
                        .value())
                .isEqualTo("ungeprueft");
        assertThat(antragsteller.getPerson().getHausnummer().getValue()).isEqualTo("1");
    }

    @Test
    void statusAndTheWayTheFormIsEncodedDoNotMakeAnotherContent() {
        ObjectNode document = aDocument();
        Http.Answer first = portal.submit(document.toString());

        Http.Answer read = portal.submit(document.put("status", "READ").toString());
        Http.Answer plain = portal.submit(document.put("xml", XML).toString());
        Http.Answer wrapped = portal.submit(
                document.put("xml", Base64.getMimeEncoder(20, new byte[] {'\n'}).encodeToString(XML.getBytes()))
                        .toString());

        assertThat(first.status()).as(first.body()).isEqualTo(202);
        assertThat(List.of(read.json(), plain.json(), wrapped.json())).containsOnly(first.json());
        assertThat(portal.submit(document.put("payload", "other").toString()).status())
                .isEqualTo(409);
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                refused("epoch-milliseconds /submissionDate", d -> d.put("submissionDate", 1795342443L)),
                refused("epoch-milliseconds /submissionDate", d -> d.put("submissionDate", 1795342443123000L)),
                refused("epoch-milliseconds /submissionDate", d -> d.put("submissionDate", "1795342443123")),
                refused("epoch-milliseconds /submissionDate", d -> d.put("submissionDate", "2026-11-22T10:14:03Z")),
                refused("epoch-milliseconds /submissionDate", d -> d.put("submissionDate", 1795342443123.5)),
                refused("epoch-milliseconds /submissionDate", d -> d.put("submissionDate", -1)),
                refused("epoch-milliseconds /submissionDate", d -> d.putNull("submissionDate")),
                refused("schema-required ", d -> d.remove("submissionDate")),
                refused("schema-required ", d -> d.remove("transID")),
                refused("schema-required ", d -> d.remove("identifier")),
                refused("schema-type /transID", d -> d.put("transID", 1)),
                refused("schema-max-length /payload", d -> d.put("payload", "x".repeat(101))),
                refused("form-number-unknown /identifier", d -> d.put("identifier", "AS_3")),
                refused("schema-required ", d -> d.remove("xml")),
                refused("schema-type /xml", d -> d.putNull("xml")),
                refused("form-base64 /xml", d -> d.put("xml", "%%%")),
                refused("xml-well-formed /xml", d -> d.put("xml", "<probe>")),
                refused("xml-well-formed /xml", d -> d.put("xml", base64("no XML at all"))),
                refused("xml-no-doctype /xml", d -> d.put("xml", "<!DOCTYPE x []><x/>")),
                refused(
                        "xml-encoding-utf-8 /xml",
                        d -> d.put(
                                "xml",
                                Base64.getEncoder()
                                        .encodeToString(XML.replace("Musterfrau", "Ärger")
                                                .getBytes(StandardCharsets.ISO_8859_1)))),
                refused("unicode-nfc /xml", d -> d.put("xml", XML.replace("Musterfrau", "u\u0308"))),
                refused("cvc-maxInclusive-valid /xml", d -> d.put("xml", XML.replace(">2<", ">99<"))),
                refused("unknown-service /identifier", d -> d.put("xml", "<probe/>")),
                refused("attachment-base64 /pdf", d -> d.put("pdf", "%%%")),
                refused("attachment-content /pdf", d -> d.put("pdf", base64("MZ"))),
                refused("attachment-base64 /attachments/0/data", d -> attachment(d)
                        .put("data", "%%%")),
                refused("attachment-empty /attachments/0", d -> attachment(d).put("data", "")),
                refused("attachment-extension /attachments/0", d -> attachment(d)
                        .put("name", "bild.pdf")),
                refused("attachment-type /attachments/0", d -> attachment(d).put("contentType", "text/html")),
                refused("schema-required /attachments/0", d -> attachment(d).remove("data")),
                refused("schema-type /attachments", d -> d.put("attachments", "none")),
                refused("schema-type /secureData", d -> d.put("secureData", "none")),
                refused("account-unknown /secureData/Origin", d -> secure(d).put("Origin", "ELSTER")),
                refused("trust-level-unknown /secureData/StorkQaaLevel", d -> secure(d)
                        .put("StorkQaaLevel", "STORK-QAA-Level-2")),
                refused("trust-level-unknown /secureData/StorkQaaLevel", d -> secure(d)
                        .put("StorkQaaLevel", "substanziell")),
                refused("trust-level-unknown /secureData/StorkQaaLevel", d -> secure(d)
                        .remove("StorkQaaLevel")),
                refused("date-german /secureData/DateOfBirth", d -> secure(d).put("DateOfBirth", "31.02.1964")),
                refused("date-german /secureData/DateOfBirth", d -> secure(d).put("DateOfBirth", "1964-08-12")),
                refused("country-unknown /secureData/Country", d -> secure(d).put("Country", "Preußen")),
                refused("din-91379-a /secureData/LastName", d -> secure(d).put("LastName", "Muster4")),
                refused("schema-type /secureData/Phone", d -> secure(d).put("Phone", 1)),
                refused("schema-required /secureData", d -> secure(d).remove("LastName")));
    }

    private static Arguments refused(String violation, Consumer<ObjectNode> change) {
        return Arguments.of(violation, change);
    }

    @ParameterizedTest(name = "{0} {index}")
    @MethodSource("refused")
    void whatIsWrongIsNamedWithItsPlace(String violation, Consumer<ObjectNode> change) {
        ObjectNode document = aDocument();
        change.accept(document);

        assertThat(found(portal.submit(document.toPrettyString()))).contains(violation);
        assertThat(hub.count("upload")).isZero();
    }

    @Test
    void whatIsWrongInsideTheFormHasItsPlaceInTheForm() {
        Http.Answer answer =
                portal.submit(aDocument().put("xml", XML.replace(">2<", ">99<")).toString());

        assertThat(found(answer)).hasSize(1);
        var violation = answer.json().at("/violations/0");
        assertThat(violation.get("xpath").stringValue()).isEqualTo("/f:probe/plates");
        assertThat(violation.get("line").intValue()).isEqualTo(2);
        assertThat(answer.body()).doesNotContain("99<");
    }

    @Test
    void everythingThatIsWrongIsNamedAtOnceEvenWhereTheFormCannotBeRead() {
        ObjectNode document = aDocument().put("xml", "<probe>").put("submissionDate", 1);
        secure(document).put("Country", "Preußen");

        assertThat(found(portal.submit(document.toString())))
                .containsExactlyInAnyOrder(
                        "xml-well-formed /xml",
                        "epoch-milliseconds /submissionDate",
                        "country-unknown /secureData/Country");
    }

    @Test
    void aFormForAnAreaThatThePortalMayNotServeIsForbidden() {
        assertThat(portal.submit(aDocument().put("identifier", "AS_2").toString())
                        .status())
                .isEqualTo(403);
    }

    @Test
    void aDocumentLargerThanAMessageIsRefusedWithTheLimit() {
        Http.Answer answer =
                portal.submit(aDocument().put("pdf", "A".repeat(11 << 20)).toString());

        assertThat(answer.status()).isEqualTo(413);
        assertThat(places(answer)).containsExactly("message-limit ");
    }

    @Test
    void partsBesideTheDocumentAreNotKnown() {
        Http.Answer answer = portal.post(
                "/api/v1/submissions",
                MultipartBody.TYPE,
                new MultipartBody()
                        .part(
                                "name=\"submission\"",
                                "application/json",
                                aDocument().toString().getBytes())
                        .part("name=\"more\"", "application/pdf", PDF)
                        .end());

        assertThat(found(answer)).containsExactly("part-unknown ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "1", "null", "\"text\"", "{}"})
    void whatIsNoDocumentIsRefused(String json) {
        assertThat(portal.submit(json).status()).isEqualTo(422);
    }

    static ObjectNode aDocument() {
        ObjectNode document = (ObjectNode) Http.JSON.readTree("""
                {"userID": "22222222-2222-0126", "identifier": "AS_1", "applicantName": "Erika Mustermann",
                 "applicantEMail": null, "status": "NEW",
                 "options": {"submissionType": "REGULAR", "paymentType": "NONE", "npa": false}, "payload": null,
                 "submissionDate": 1795342443123,
                 "secureData": {"Origin": "BUNDID", "FirstName": "Erika", "LastName": "Mustermann", "BirthName": "Gabler",
                   "DateOfBirth": "12.08.1964", "BirthPlace": "Berlin", "Street": "Heidestraße 17", "ZipCode": "59494",
                   "City": "Soest", "Country": "Deutschland", "Email": "erika.mustermann@example.org",
                   "Phone": "+49 2921 000000", "Titel": null, "AcademicTitle": null,
                   "StorkQaaLevel": "STORK-QAA-Level-3", "PostkorbId": "33333333-4444-4555-8666-000000000001"}}
                """);
        document.put("transID", "AS_1-" + UUID.randomUUID());
        document.put("xml", base64(XML)).put("pdf", Base64.getEncoder().encodeToString(PDF));
        document.putArray("attachments")
                .addObject()
                .put("name", "bild.png")
                .put("contentType", "image/png")
                .put("data", Base64.getEncoder().encodeToString(PNG));
        return document;
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static ObjectNode secure(ObjectNode document) {
        return (ObjectNode) document.get("secureData");
    }

    private static ObjectNode attachment(ObjectNode document) {
        return (ObjectNode) document.at("/attachments/0");
    }

    private static List<String> found(Http.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(422);
        return places(answer);
    }

    private static List<String> places(Http.Answer answer) {
        return answer.json()
                .get("violations")
                .valueStream()
                .map(v -> v.get("rule").stringValue() + " " + v.path("pointer").asString(""))
                .toList();
    }

    private Antrag antrag(ObjectNode document) {
        Http.Answer answer = portal.submit(document.toString());
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
