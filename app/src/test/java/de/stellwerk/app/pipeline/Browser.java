package de.stellwerk.app.pipeline;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** Looks at pages and presses buttons as a browser does, without following where an answer leads. */
final class Browser {

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private Browser() {}

    static HttpResponse<String> look(URI page) {
        return send(HttpRequest.newBuilder(page).GET());
    }

    static HttpResponse<String> press(URI button) {
        return send(HttpRequest.newBuilder(button).POST(HttpRequest.BodyPublishers.noBody()));
    }

    /** Where an answer of 303 leads. */
    static URI next(HttpResponse<String> answer) {
        if (answer.statusCode() != 303) {
            throw new AssertionError(answer.statusCode() + ": " + answer.body());
        }
        return URI.create(answer.headers().firstValue("Location").orElseThrow());
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return CLIENT.send(request.header("Accept-Language", "de").build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
