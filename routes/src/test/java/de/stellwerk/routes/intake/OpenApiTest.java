package de.stellwerk.routes.intake;

import static de.stellwerk.routes.intake.Envelopes.anEnvelope;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The served description says what is served: the same addresses and methods, and real answers fit its schemas. */
class OpenApiTest {

    private final TestIntake hub = TestIntake.shared();
    private final Http portal = new Http(hub, "demo-json");
    private final JsonNode description = portal.get("/api/v1/openapi.json").json();

    @Test
    void everyAddressServedIsDescribedAndEveryAddressDescribedIsServed() {
        Set<String> served = new TreeSet<>();
        hub.context
                .getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .keySet()
                .forEach(mapping -> mapping.getPatternValues()
                        .forEach(path -> mapping.getMethodsCondition().getMethods().stream()
                                .map(RequestMethod::name)
                                .forEach(method -> served.add(method + " " + path))));
        Set<String> described = new TreeSet<>();
        description.get("paths").properties().forEach(path -> path.getValue()
                .properties()
                .forEach(operation -> described.add(operation.getKey().toUpperCase() + " " + path.getKey())));
        described.removeIf(operation -> operation.startsWith("PARAMETERS"));

        assertThat(described).isEqualTo(served);
    }

    @Test
    void realAnswersFitTheirDescription() {
        String envelope = anEnvelope().toString();
        Http.Answer accepted = portal.submit(envelope);
        String id = accepted.json().get("id").stringValue();

        fits("post", "/api/v1/submissions", accepted);
        fits("post", "/api/v1/validations", portal.validate(anEnvelope().toString()));
        fits("post", "/api/v1/submissions", portal.submit("{"));
        fits("post", "/api/v1/submissions", portal.submit("{}"));
        fits("post", "/api/v1/submissions", portal.submit(envelope.replace("private", "stable")));
        fits(
                "post",
                "/api/v1/submissions",
                portal.submit(anEnvelope().put("area", "05913").toString()));
        fits("post", "/api/v1/submissions", portal.post("/api/v1/submissions", "text/plain", new byte[1]));
        fits("post", "/api/v1/submissions", new Http(hub, "none").submit(envelope));
        fits("get", "/api/v1/submissions/{id}", portal.get("/api/v1/submissions/" + id));
        fits("get", "/api/v1/submissions/{id}", portal.get("/api/v1/submissions/none"));
        fits("get", "/api/v1/events", portal.get("/api/v1/events"));
        fits("get", "/api/v1/events", portal.get("/api/v1/events?limit=none"));
        fits("get", "/.well-known/jwks.json", portal.get("/.well-known/jwks.json"));
        fits("delete", "/api/v1/submissions/{id}", portal.send("DELETE", "/api/v1/submissions/" + id));
        fits("delete", "/api/v1/submissions/{id}", portal.send("DELETE", "/api/v1/submissions/none"));
    }

    @Test
    void realAnswersAboutMessagesFitTheirDescription() {
        Http target = new Http(hub, "answers-of-ziel");
        String messages = "/api/v1/cases/" + AnsweringTest.delivered(hub, portal) + "/messages";
        Http.Answer accepted =
                target.post(messages, "application/json", AnsweringTest.bytes(AnsweringTest.aDecision()));
        String message = "/api/v1/messages/" + accepted.json().get("id").stringValue();

        fits("post", "/api/v1/cases/{id}/messages", accepted);
        fits("post", "/api/v1/cases/{id}/messages", target.post(messages, "application/json", new byte[0]));
        fits("post", "/api/v1/cases/{id}/messages", target.post(messages, "text/plain", new byte[1]));
        fits("get", "/api/v1/cases/{id}/messages", portal.get(messages));
        fits("get", "/api/v1/messages/{id}", portal.get(message));
        fits("post", "/api/v1/messages/{id}/receipt", portal.post(message + "/receipt", null, new byte[0]));
        fits("get", "/api/v1/messages/{id}", portal.get(message));
        fits("get", "/api/v1/messages/{id}", portal.get("/api/v1/messages/none"));
        fits("get", "/api/v1/messages/{id}/attachments/{attachment}", portal.get(message + "/attachments/none"));
    }

    private void fits(String method, String path, Http.Answer answer) {
        JsonNode response = resolved(
                description.get("paths").get(path).get(method).get("responses").path(String.valueOf(answer.status())));
        String type = answer.header("Content-Type").replaceAll(";.*", "");
        JsonNode schema = response.path("content").path(type).path("schema");

        assertThat(schema.isMissingNode())
                .as("%s %s answers %s as %s: %s", method, path, answer.status(), type, answer.body())
                .isFalse();
        assertThat(schemaOf(schema).validate(answer.body(), InputFormat.JSON)).isEmpty();
    }

    private JsonNode resolved(JsonNode response) {
        return response.has("$ref")
                ? description.at(response.get("$ref").stringValue().substring(1))
                : response;
    }

    private Schema schemaOf(JsonNode schema) {
        ObjectNode whole = ((ObjectNode) schema).deepCopy();
        whole.set("components", description.get("components"));
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(whole);
    }
}
