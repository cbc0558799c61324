package de.stellwerk.app.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What a portal sends: an example of the shipped catalogue under a reference of its own. */
record Envelope(ObjectNode json) {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** With two attachments, to Kreis Soest: DMS, then specialist system. */
    static Envelope reitkennzeichen() {
        return example("reitkennzeichen/examples/json/erste-zuteilung-privat", "059740040040");
    }

    private static Envelope example(String path, String area) {
        try {
            ObjectNode json = (ObjectNode) JSON.readTree(Files.readString(
                    Hub.INSTALLATION.resolve("catalog/services").resolve(path + "/form.json")));
            json.put("reference", UUID.randomUUID().toString()).put("area", area);
            json.remove("case");
            return new Envelope(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String reference() {
        return json.path("reference").asString();
    }

    /** The same reference with other content. */
    Envelope altered() {
        ObjectNode other = json.deepCopy();
        ((ObjectNode) other.at("/applicant/attributes/city")).put("value", "Werl");
        return new Envelope(other);
    }

    /** The SHA-512 of each attachment, in hex. */
    List<String> attachments() {
        return json.path("attachments").valueStream().map(Envelope::sha512).toList();
    }

    private static String sha512(JsonNode attachment) {
        byte[] content = Base64.getDecoder().decode(attachment.path("data").asString());
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-512").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
