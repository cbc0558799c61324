package de.stellwerk.app.pipeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A form in the hub's own envelope: an example of the shipped catalogue with a reference of its own. */
record Application(ObjectNode envelope) {

    static final String SOEST = "059740040040";
    static final String METTMANN = "051580000000";
    static final String UNNA = "059780000000";
    static final String HOEXTER = "057620000000";
    static final String OLPE = "059660000000";
    static final String SIEGEN = "059700000000";
    static final String BORKEN = "055540000000";
    /** Pays by ePayBL. */
    static final String PADERBORN = "057740000000";
    /** Pays by XBezahldienste. */
    static final String EUSKIRCHEN = "053660000000";

    static Application aReitkennzeichen() {
        return of(Path.of("../catalog/services/reitkennzeichen/examples/json/erste-zuteilung-privat/form.json"));
    }

    static Application aHundehaltung() {
        return of(Path.of("../catalog/services/hundehaltung/examples/json/beginn/form.json"));
    }

    private static Application of(Path example) {
        try {
            ObjectNode envelope = (ObjectNode) JsonMapper.shared().readTree(Files.readAllBytes(example));
            envelope.put("reference", UUID.randomUUID().toString());
            return new Application(envelope);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Application in(String area) {
        envelope.put("area", area);
        return this;
    }

    Application forService(String key) {
        envelope.put("service", key);
        return this;
    }

    Application ofCase(String reference) {
        envelope.put("case", reference);
        return this;
    }

    Application asTest() {
        envelope.put("test", true);
        return this;
    }

    Application remarking(String text) {
        ((ObjectNode) envelope.path("form")).put("bemerkung", text);
        return this;
    }

    Application byFamilyName(String name) {
        ((ObjectNode) envelope.path("applicant").path("attributes").path("familyName")).put("value", name);
        return this;
    }

    Application returningTo(String url) {
        envelope.put("returnUrl", url);
        return this;
    }

    /** What the portal was paid already, with an invented Kassenzeichen. */
    Application paid(String euros) {
        envelope.putObject("payment").put("amount", euros).put("kassenzeichen", "4711-PORTAL");
        return this;
    }

    /** Takes a field of the form away. */
    Application without(String field) {
        ((ObjectNode) envelope.path("form")).remove(field);
        return this;
    }

    /** Puts this PDF in the place of the first attachment. */
    Application attaching(byte[] pdf) {
        attachment(0).put("data", Base64.getEncoder().encodeToString(pdf));
        return this;
    }

    String reference() {
        return envelope.path("reference").asString();
    }

    List<byte[]> attachments() {
        return envelope.path("attachments")
                .valueStream()
                .map(attachment ->
                        Base64.getDecoder().decode(attachment.path("data").asString()))
                .toList();
    }

    List<String> attachmentNames() {
        return envelope.path("attachments")
                .valueStream()
                .map(attachment -> attachment.path("name").asString())
                .toList();
    }

    byte[] json() {
        return JsonMapper.shared().writeValueAsBytes(envelope);
    }

    private ObjectNode attachment(int index) {
        JsonNode attachment = envelope.path("attachments").get(index);
        return (ObjectNode) attachment;
    }
}
