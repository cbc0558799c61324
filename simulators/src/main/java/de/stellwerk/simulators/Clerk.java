package de.stellwerk.simulators;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Answers to a case as a specialist system does: {@code {"hub": <address>, "key": <the target's key>, "case": <id>, …}}, the
 * other members being the message. It gets a reference if it has none, and a decision a letter. What the hub says is the answer.
 */
final class Clerk {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private static final List<String> NOT_OF_THE_MESSAGE = List.of("hub", "key", "case");
    private static final String LETTER = "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
            + "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\n"
            + "trailer<</Root 1 0 R>>\n%%EOF\n";

    private Clerk() {}

    static Optional<Answer> order(String request, byte[] order) throws IOException {
        return request.equals("POST /control/message") ? Optional.of(answer(order)) : Optional.empty();
    }

    private static Answer answer(byte[] order) throws IOException {
        try {
            return JSON.readTree(order) instanceof ObjectNode known
                            && known.path("hub").isString()
                    ? send(known)
                    : bad();
        } catch (JacksonException | IllegalArgumentException e) {
            return bad();
        }
    }

    private static Answer bad() {
        return Answer.of(400, "text/plain", "an order is {\"hub\": …, \"key\": …, \"case\": …, \"kind\": …}");
    }

    private static Answer send(ObjectNode order) throws IOException {
        String path = "/api/v1/cases/" + order.path("case").asString("") + "/messages";
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(order.path("hub").stringValue()).resolve(path))
                .timeout(Duration.ofSeconds(30))
                .header("Authorization", "Bearer " + order.path("key").asString(""))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(message(order))))
                .build();
        try {
            var said = CLIENT.send(request, BodyHandlers.ofByteArray());
            return new Answer(said.statusCode(), Map.of("Content-Type", "application/json"), said.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private static JsonNode message(ObjectNode order) {
        ObjectNode message = order.deepCopy();
        message.remove(NOT_OF_THE_MESSAGE);
        if (!message.has("reference")) {
            message.put("reference", UUID.randomUUID().toString());
        }
        if (message.path("kind").asString("").equals("decision") && !message.has("attachments")) {
            message.putArray("attachments")
                    .addObject()
                    .put("name", "Bescheid.pdf")
                    .put("purpose", "attachment")
                    .put("mediaType", "application/pdf")
                    .put("data", Base64.getEncoder().encodeToString(LETTER.getBytes(UTF_8)));
        }
        return message;
    }
}
