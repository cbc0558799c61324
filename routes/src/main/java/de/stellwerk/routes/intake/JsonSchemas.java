package de.stellwerk.routes.intake;

import com.networknt.schema.Error;
import com.networknt.schema.ExecutionContext;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.format.Format;
import com.networknt.schema.path.PathType;
import de.stellwerk.schemas.Din91379;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * JSON Schema 2020-12 with asserted formats, {@code din-91379-a}, {@code -b} and {@code -c} among them. Nothing outside the given
 * schema is ever fetched. What is wrong is told by keyword and pointer.
 */
final class JsonSchemas {

    /** Keywords whose limit, which is the schema's own, helps to mend the value. */
    private static final Set<String> LIMITED = Set.of(
            "required",
            "maxLength",
            "minLength",
            "minimum",
            "maximum",
            "maxItems",
            "minItems",
            "maxProperties",
            "format");

    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDialect(dialect(), builder -> builder.schemaRegistryConfig(SchemaRegistryConfig.builder()
                            .pathType(PathType.JSON_POINTER)
                            .formatAssertionsEnabled(true)
                            .build())
                    .schemaCacheEnabled(false)
                    .resourceLoaders(loaders -> loaders.values(List::clear)));

    private JsonSchemas() {}

    static Schema compile(byte[] source) {
        Schema schema = REGISTRY.getSchema(new ByteArrayInputStream(source), InputFormat.JSON);
        schema.initializeValidators();
        return schema;
    }

    /** One of the hub's own, by the name of its file. */
    static Schema own(String name) {
        return compile(ownSource(name));
    }

    static byte[] ownSource(String name) {
        try (InputStream schema = Din91379.class.getResourceAsStream(name)) {
            return schema.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param base the pointer of the node in its message */
    static List<Violation> violations(Schema schema, JsonNode node, String base) {
        return schema.validate(node).stream()
                .flatMap(error -> violations(error, base).stream())
                .distinct()
                .toList();
    }

    private static List<Violation> violations(Error error, String base) {
        String pointer = base + error.getInstanceLocation() + unknownMember(error);
        List<Violation> characters = characterFindings(error).stream()
                .map(finding -> Violation.at(pointer, finding.rule(), finding.offset() + 1))
                .toList();
        return characters.isEmpty()
                ? List.of(Violation.at(pointer, "schema-" + kebab(error.getKeyword()), limits(error)))
                : characters;
    }

    /** Of a member that the schema does not know, its own place; names are no values. */
    private static String unknownMember(Error error) {
        return "additionalProperties".equals(error.getKeyword()) && error.getProperty() != null
                ? "/" + error.getProperty().replace("~", "~0").replace("/", "~1")
                : "";
    }

    private static List<Din91379.Finding> characterFindings(Error error) {
        if (!"format".equals(error.getKeyword())) {
            return List.of();
        }
        String format = error.getSchemaNode().asString("");
        return Arrays.stream(Din91379.values())
                .filter(characters -> characters.rule().equals(format))
                .findFirst()
                .map(characters ->
                        CharacterFindings.of(characters, error.getInstanceNode().asString("")))
                .orElse(List.of());
    }

    private static Object[] limits(Error error) {
        if (!LIMITED.contains(error.getKeyword())) {
            return new Object[0];
        }
        if (error.getKeyword().equals("required")) {
            return new Object[] {error.getProperty()};
        }
        return new Object[] {error.getSchemaNode().asString("")};
    }

    private static String kebab(String keyword) {
        return keyword == null ? "false" : keyword.replaceAll("([A-Z])", "-$1").toLowerCase(java.util.Locale.ROOT);
    }

    private static Dialect dialect() {
        return Dialect.builder(Dialects.getDraft202012())
                .formats(Arrays.stream(Din91379.values())
                        .map(JsonSchemas::format)
                        .toList())
                .build();
    }

    private static Format format(Din91379 characters) {
        return new Format() {
            @Override
            public String getName() {
                return characters.rule();
            }

            @Override
            public boolean matches(ExecutionContext context, String value) {
                return characters.admits(value);
            }
        };
    }
}
