package de.stellwerk.routes.mapping;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import net.sf.saxon.s9api.XdmNode;
import tools.jackson.databind.JsonNode;

/**
 * What a mapping sees of one submission.
 *
 * @param id of the submission
 * @param sentAt when the form was sent off, where the message says so
 * @param portal the portal's id in the catalogue
 * @param reference the portal's id of the submission
 * @param caseReference the portal's id of the case
 * @param area the ARS the form named, 12 digits
 * @param attachments in the order in which they came
 */
public record Eingang(
        UUID id,
        Instant receivedAt,
        Optional<Instant> sentAt,
        boolean test,
        String portal,
        String reference,
        Optional<String> caseReference,
        Service service,
        Tenant tenant,
        String area,
        List<Attachment> attachments,
        Form form) {

    public Eingang {
        attachments = List.copyOf(attachments);
    }

    /** The service the form was for: key of 14 digits, its name in the catalogue, FIM id if it has one. */
    public record Service(String key, String name, Optional<String> fim) {
        String urn() {
            return "urn:de:fim:leika:leistung:" + key;
        }
    }

    /** The competent authority: ARS of 12 digits and name. */
    public record Tenant(String ars, String name) {}

    /** One attachment; purpose in the envelope's words, SHA-512 in lower-case hex, size in bytes. */
    public record Attachment(UUID id, String name, String purpose, String mediaType, long size, String sha512) {}

    /** The form as the portal sent it, valid by the service's schema. */
    public sealed interface Form {

        /** A form in JSON, and the applicant as an envelope has it, or as much as the message says of the account. */
        record Json(JsonNode applicant, JsonNode form) implements Form {}

        /**
         * A form in XML.
         *
         * @param applicant as in {@link Json}; none where the form itself holds it, as an XÖV message does
         * @param form the document node or root element, read by {@code CompiledSchema.read}
         */
        record Xml(Optional<JsonNode> applicant, XdmNode form) implements Form {}

        default Optional<JsonNode> applicantBeside() {
            return this instanceof Json json ? Optional.of(json.applicant()) : ((Xml) this).applicant();
        }
    }
}
