package de.stellwerk.routes.intake;

import com.networknt.schema.Schema;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The rules of the envelope for an applicant, for those that other formats describe in their own words. */
final class EnvelopeApplicant {

    private static final Schema SCHEMA = schema();

    private EnvelopeApplicant() {}

    /** What is wrong with an applicant as an envelope has it; pointers are into the applicant. */
    static List<Violation> violations(JsonNode applicant) {
        return JsonSchemas.violations(SCHEMA, applicant, "");
    }

    private static Schema schema() {
        JsonNode envelope = JsonText.read(JsonSchemas.ownSource("envelope-1.0.schema.json"));
        ObjectNode applicant = JsonNodeFactory.instance.objectNode();
        applicant.set("$schema", envelope.get("$schema"));
        applicant.put("$ref", "#/$defs/applicant");
        applicant.set("$defs", envelope.get("$defs"));
        return JsonSchemas.compile(applicant.toString().getBytes(StandardCharsets.UTF_8));
    }
}
