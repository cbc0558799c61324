package de.stellwerk.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Which hub is asked, as whom, and how answers are shown. The token is never an argument: those are seen by everybody on the machine. */
final class Hub {

    static final JsonMapper JSON = JsonMapper.builder().build();

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    @Option(
            names = "--url",
            defaultValue = "${env:STELLWERK_URL:-http://127.0.0.1:8080}",
            description = "Where the hub is (STELLWERK_URL, ${DEFAULT-VALUE}).")
    private URI url;

    @Option(names = "--token-file", description = "Holds the operator's token; else it is STELLWERK_TOKEN.")
    private Path tokenFile;

    @Option(names = "--json", description = "Print what the API answers instead of a table.")
    private boolean asJson;

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();

    boolean asJson() {
        return asJson;
    }

    /** @param query values that are null are left out */
    JsonNode get(String path, Map<String, ?> query) {
        String asked = query.entrySet().stream()
                .filter(entry -> entry.getValue() != null)
                .map(entry -> entry.getKey() + "=" + encoded(String.valueOf(entry.getValue())))
                .collect(Collectors.joining("&"));
        return send(
                path + (asked.isEmpty() ? "" : "?" + asked),
                HttpRequest.newBuilder().GET());
    }

    JsonNode get(String path) {
        return get(path, Map.of());
    }

    JsonNode post(String path, ObjectNode body) {
        return send(
                path,
                HttpRequest.newBuilder()
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body.toString())));
    }

    private JsonNode send(String path, HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = http.send(
                    request.uri(URI.create(url + "/api/v1/ops" + path))
                            .header("Authorization", "Bearer " + token())
                            .header("Accept", "application/json, application/problem+json")
                            .timeout(PATIENCE)
                            .build(),
                    HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            JsonNode said = read(answer.body());
            if (answer.statusCode() != 200) {
                throw new Refused(answer.statusCode(), said);
            }
            return said;
        } catch (IOException e) {
            throw new Unreachable(url, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unreachable(url, e);
        }
    }

    private static JsonNode read(String body) {
        try {
            return JSON.readTree(body);
        } catch (JacksonException noJson) {
            return JSON.createObjectNode();
        }
    }

    private String token() {
        try {
            String token = tokenFile == null ? System.getenv("STELLWERK_TOKEN") : Files.readString(tokenFile);
            return token == null ? "" : token.strip();
        } catch (IOException e) {
            throw new UncheckedIOException("the token cannot be read: " + tokenFile, e);
        }
    }

    static String encoded(String part) {
        return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
