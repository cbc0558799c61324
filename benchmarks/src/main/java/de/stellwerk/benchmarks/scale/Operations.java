package de.stellwerk.benchmarks.scale;

import de.stellwerk.benchmarks.speed.Catalogue;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** What an operator does at a hub, by the operations API. */
record Operations(URI hub) {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final Duration PATIENCE = Duration.ofMinutes(30);

    /** Returns the answer, and fails unless it is 200. */
    String get(String path) throws IOException {
        return send(request(path).GET());
    }

    /** Returns the answer, and fails unless it is 200. */
    String post(String path, String json) throws IOException {
        return send(request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(json)));
    }

    /** How long this question takes to be answered, the second time it is asked. */
    double seconds(String path) throws IOException {
        get(path);
        long asked = System.nanoTime();
        get(path);
        return (System.nanoTime() - asked) / 1e9;
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(hub.resolve("/api/v1/ops/" + path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + Catalogue.OPERATOR);
    }

    private static String send(HttpRequest.Builder request) throws IOException {
        try {
            HttpResponse<String> answer = HTTP.send(request.build(), BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IOException(
                        "the hub answered " + answer.statusCode() + " to " + answer.uri() + ": " + answer.body());
            }
            return answer.body();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
