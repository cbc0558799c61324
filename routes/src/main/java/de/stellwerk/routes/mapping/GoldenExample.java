package de.stellwerk.routes.mapping;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import net.sf.saxon.s9api.XdmNode;
import net.sf.saxon.s9api.streams.Steps;
import tools.jackson.databind.JsonNode;

/**
 * How the catalogue's examples are run. What the hub would decide when a form comes in is fixed, so that the same form
 * always gives the same Antrag document: the submission is {@value #SUBMISSION}, received {@value #RECEIVED_AT} from the
 * portal {@value #PORTAL}; attachments are numbered {@value #ATTACHMENTS}01, 02 …; the competent authority is called
 * {@value #TENANT}. Reference, service, area, case and test flag are the form's own.
 *
 * @param name of the service
 * @param fim its FIM id
 * @param kreis whether the Kreis is competent and not the town
 */
public record GoldenExample(String name, Optional<String> fim, boolean kreis) {

    static final String SUBMISSION = "00000000-0000-7000-8000-000000000001";
    static final String RECEIVED_AT = "2026-11-22T10:15:30Z";
    static final String PORTAL = "beispielportal";
    static final String TENANT = "Musterbehörde";
    static final String ATTACHMENTS = "00000000-0000-7000-8000-000000000a";

    private static final Map<String, String> PURPOSES =
            Map.of("formular", "form", "anlage", "attachment", "bericht", "report");

    /** An envelope with its attachments' data inline. */
    public Eingang of(JsonNode envelope) {
        List<Eingang.Attachment> attachments = new ArrayList<>();
        for (JsonNode attachment : envelope.path("attachments")) {
            byte[] data = Base64.getDecoder().decode(attachment.path("data").asString());
            attachments.add(attachment(
                    attachments.size() + 1,
                    attachment.path("name").asString(),
                    attachment.path("purpose").asString(),
                    attachment.path("mediaType").asString(),
                    data));
        }
        return eingang(
                key -> Optional.ofNullable(envelope.get(key)).map(JsonNode::asString),
                attachments,
                new Eingang.Form.Json(envelope.path("applicant"), envelope.path("form")));
    }

    /**
     * An XÖV message.
     *
     * @param files finds the files beside it by name, for the attachments it lists
     */
    public Eingang of(XdmNode message, Function<String, Optional<byte[]>> files) {
        XdmNode root = message.select(Steps.descendantOrSelf().where(node -> node.getNodeName() != null))
                .first()
                .asNode();
        List<Eingang.Attachment> attachments = new ArrayList<>();
        for (XdmNode attachment : root.select(Steps.path("anlagen", "anlage")).toList()) {
            String file = text(attachment, "name").orElseThrow();
            attachments.add(attachment(
                    attachments.size() + 1,
                    file,
                    PURPOSES.get(text(attachment, "zweck").orElseThrow()),
                    text(attachment, "medientyp").orElseThrow(),
                    files.apply(file).orElseThrow()));
        }
        return eingang(key -> inMessage(root, key), attachments, new Eingang.Form.Xoev(message));
    }

    private static Optional<String> inMessage(XdmNode root, String key) {
        return switch (key) {
            case "reference" -> text(root, "nachrichtenkopf.g2g", "identifikation.nachricht", "nachrichtenUUID");
            case "case" -> text(root, "vorgang");
            case "service" -> text(root, "leistung");
            case "area" -> text(root, "gebiet");
            default -> Optional.ofNullable(root.attribute(key));
        };
    }

    private Eingang eingang(
            Function<String, Optional<String>> value, List<Eingang.Attachment> attachments, Eingang.Form form) {
        String area = ars(value.apply("area").orElseThrow());
        String service = value.apply("service").orElseThrow();
        return new Eingang(
                UUID.fromString(SUBMISSION),
                Instant.parse(RECEIVED_AT),
                value.apply("test").map("true"::equals).orElse(false),
                PORTAL,
                value.apply("reference").orElseThrow(),
                value.apply("case"),
                new Eingang.Service(service.substring(service.length() - 14), name, fim),
                new Eingang.Tenant(kreis ? area.substring(0, 5) + "0000000" : area, TENANT),
                area,
                attachments,
                form);
    }

    /** ARS of 12 digits from itself, an AGS of 8 or the 5 digits of a Kreis; holds where there are no Gemeindeverbände. */
    private static String ars(String area) {
        return switch (area.length()) {
            case 5 -> area + "0000000";
            case 8 -> area.substring(0, 5) + "0" + area.substring(5) + area.substring(5);
            default -> area;
        };
    }

    private static Eingang.Attachment attachment(
            int number, String name, String purpose, String mediaType, byte[] data) {
        UUID id = UUID.fromString(ATTACHMENTS + "%02d".formatted(number));
        return new Eingang.Attachment(id, name, purpose, mediaType, data.length, sha512(data));
    }

    private static Optional<String> text(XdmNode node, String... path) {
        return node.select(Steps.path(path)).asOptionalString();
    }

    private static String sha512(byte[] data) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-512").digest(data));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
