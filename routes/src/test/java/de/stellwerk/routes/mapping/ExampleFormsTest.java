package de.stellwerk.routes.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import de.stellwerk.schemas.AntragDocument;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The examples' envelopes and forms are what the schemas ask for, and the envelope's schema refuses what it must. */
class ExampleFormsTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private static final Schema ENVELOPE = envelopeSchema();

    @ParameterizedTest
    @MethodSource("jsonExamples")
    void envelopeAndFormAreValid(Path example) throws IOException {
        JsonNode envelope = envelope(example);
        Schema form = schema(Files.readAllBytes(example.resolve("../../../form.schema.json")));

        assertThat(ENVELOPE.validate(envelope)).isEmpty();
        assertThat(form.validate(envelope.get("form"))).isEmpty();
    }

    @Test
    void anUnknownMemberAMissingOneAndAWrongOneAreAllNamed() throws IOException {
        ObjectNode envelope = (ObjectNode) envelope(jsonExamples().findFirst().orElseThrow());
        envelope.put("unknown", 1).put("area", "Soest").remove("reference");

        assertThat(ENVELOPE.validate(envelope))
                .extracting(error -> error.getKeyword())
                .containsExactlyInAnyOrder("additionalProperties", "pattern", "required");
    }

    @Test
    void anAttachmentComesInlineOrAsPartAndNotBoth() throws IOException {
        ObjectNode envelope = (ObjectNode) envelope(jsonExamples().findFirst().orElseThrow());
        ObjectNode attachment = envelope.putArray("attachments").addObject();
        attachment.put("name", "a.pdf").put("purpose", "form").put("mediaType", "application/pdf");

        assertThat(ENVELOPE.validate(envelope)).isNotEmpty();
        attachment.put("part", "a");
        assertThat(ENVELOPE.validate(envelope)).isEmpty();
        attachment.put("data", "AAAA");
        assertThat(ENVELOPE.validate(envelope)).isNotEmpty();
    }

    @Test
    void aPersonNeedsAFamilyNameAndAnOrganisationItsName() throws IOException {
        ObjectNode envelope = (ObjectNode) envelope(jsonExamples().findFirst().orElseThrow());
        ObjectNode applicant = (ObjectNode) envelope.get("applicant");
        applicant.put("kind", "person").putObject("attributes");
        assertThat(ENVELOPE.validate(envelope))
                .extracting(error -> error.getProperty())
                .contains("familyName");

        applicant.put("kind", "organisation");
        assertThat(ENVELOPE.validate(envelope))
                .extracting(error -> error.getProperty())
                .contains("organisationName");
    }

    static Stream<Path> jsonExamples() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("../catalog/services"))) {
            return files.filter(file -> file.toString().matches(".*/examples/json/[^/]+")).sorted().toList().stream();
        }
    }

    private static JsonNode envelope(Path example) throws IOException {
        return JSON.readTree(Files.readAllBytes(example.resolve("form.json")));
    }

    private static Schema envelopeSchema() {
        try (InputStream source = AntragDocument.class.getResourceAsStream("envelope-1.0.schema.json")) {
            return schema(source.readAllBytes());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Schema schema(byte[] source) {
        return REGISTRY.getSchema(new ByteArrayInputStream(source), InputFormat.JSON);
    }
}
