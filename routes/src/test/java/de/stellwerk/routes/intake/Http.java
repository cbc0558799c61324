package de.stellwerk.routes.intake;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls the hub as a portal does. */
final class Http {

    static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final String address;
    private final String key;

    Http(TestIntake hub, String key) {
        this.address = hub.address();
        this.key = key;
    }

    /** An answer, its body as text and, where it is JSON, as a tree. */
    record Answer(int status, String body, java.net.http.HttpHeaders headers) {
        JsonNode json() {
            return JSON.readTree(body);
        }

        String header(String name) {
            return headers.firstValue(name).orElse("");
        }
    }

    Answer submit(String json) {
        return post("/api/v1/submissions", "application/json", json.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    Answer validate(String json) {
        return post("/api/v1/validations", "application/json", json.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    Answer post(String path, String type, byte[] body, String... headers) {
        return post(path, type, HttpRequest.BodyPublishers.ofByteArray(body), headers);
    }

    Answer post(String path, String type, HttpRequest.BodyPublisher body, String... headers) {
        HttpRequest.Builder request = request(path, headers).POST(body);
        return send(type == null ? request : request.header("Content-Type", type));
    }

    Answer get(String path, String... headers) {
        return send(request(path, headers).GET());
    }

    Answer send(String method, String path) {
        return send(request(path).method(method, HttpRequest.BodyPublishers.noBody()));
    }

    private HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(address + path)).timeout(Duration.ofSeconds(60));
        if (key != null) {
            request.header("Authorization", "Bearer " + key);
        }
        return headers.length == 0 ? request : request.headers(headers);
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body(), response.headers());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
