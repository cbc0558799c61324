package de.stellwerk.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialects;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The API's own description, and whether real answers are as it says. */
final class Described {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDialect(
            Dialects.getDraft202012(),
            builder -> builder.schemaRegistryConfig(
                    SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));

    private final JsonNode document;
    private final Set<String> seen = ConcurrentHashMap.newKeySet();

    Described(String document) {
        this.document = JSON.readTree(document);
    }

    Set<String> operations() {
        Set<String> operations = new TreeSet<>();
        for (Map.Entry<String, JsonNode> path : document.at("/paths").properties()) {
            path.getValue().propertyNames().forEach(method -> operations.add(method + " " + path.getKey()));
        }
        return operations;
    }

    /** The operations whose success no call has shown yet. */
    Set<String> neverShown() {
        Set<String> missing = operations();
        missing.removeIf(operation -> seen.contains(operation + " 200"));
        return missing;
    }

    /** What is wrong with a document that is meant to follow the named schema. */
    List<?> defects(String schema, String json) {
        return schema(document.at("/components/schemas/" + schema)).validate(JSON.readTree(json));
    }

    /** Finds the operation of a call and holds its answer against it; what is not described must answer 401, 404 or 405. */
    void checks(HttpResponse<byte[]> answer, String path) {
        String plain = path.replaceAll("\\?.*", "");
        String method = answer.request().method().toLowerCase(java.util.Locale.ROOT);
        String template = template(plain, method);
        if (template == null) {
            assertThat(answer.statusCode()).isIn(401, 404, 405);
            return;
        }
        String status = String.valueOf(answer.statusCode());
        JsonNode response = document.path("paths")
                .path(template)
                .path(method)
                .path("responses")
                .path(status);
        assertThat(response.isMissingNode())
                .as("%s %s answers %s, which is not described", method, template, status)
                .isFalse();
        seen.add(method + " " + template + " " + status);
        String type = answer.headers().firstValue("Content-Type").orElse("").replaceAll(";.*", "");
        JsonNode content = response.path("content").path(type);
        assertThat(content.isMissingNode())
                .as("%s %s: %s", method, template, type)
                .isFalse();
        if (content.has("schema")) {
            String body = new String(answer.body(), StandardCharsets.UTF_8);
            assertThat(schema(content.get("schema")).validate(JSON.readTree(body)))
                    .as("%s %s: %s", method, template, body)
                    .isEmpty();
        }
    }

    private String template(String path, String method) {
        String found = null;
        for (Map.Entry<String, JsonNode> entry : document.at("/paths").properties()) {
            String pattern = entry.getKey().replaceAll("\\{[^}]+}", "[^/]+");
            boolean fits = Pattern.matches(pattern, path) && entry.getValue().has(method);
            if (fits && (found == null || !entry.getKey().contains("{"))) {
                found = entry.getKey();
            }
        }
        return found;
    }

    private Schema schema(JsonNode schema) {
        ObjectNode whole = JSON.createObjectNode();
        whole.setAll((ObjectNode) schema);
        whole.set("components", document.get("components"));
        return REGISTRY.getSchema(whole);
    }
}
