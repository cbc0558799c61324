package de.stellwerk.app.demo;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLConnection;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The hub's API as its callers see it, from outside. */
record HubClient(URI hub, HttpClient http) {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** @param body the JSON document; empty where there was none */
    record Reply(int status, JsonNode body) {}

    static HubClient of(URI hub) {
        return new HubClient(hub, HttpClient.newHttpClient());
    }

    Reply get(String path, String key) {
        return send(request(path, key).GET());
    }

    Reply post(String path, String key) {
        return send(request(path, key).POST(BodyPublishers.noBody()));
    }

    Reply submit(Sample sample, String key) {
        HttpRequest.Builder request = request("/api/v1/submissions", key);
        try {
            String type = sample.isXml() ? "application/xml" : "application/json";
            if (sample.attachments().isEmpty()) {
                return send(request.header("Content-Type", type).POST(BodyPublishers.ofFile(sample.message())));
            }
            String boundary = UUID.randomUUID().toString();
            return send(request.header("Content-Type", "multipart/form-data; boundary=" + boundary)
                    .POST(BodyPublishers.ofByteArray(multipart(sample, type, boundary))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HttpRequest.Builder request(String path, String key) {
        return HttpRequest.newBuilder(hub.resolve(path))
                .header("Authorization", "Bearer " + key)
                .header("Accept-Language", "en");
    }

    private Reply send(HttpRequest.Builder request) {
        try {
            HttpResponse<byte[]> response = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            byte[] body = response.body();
            return new Reply(response.statusCode(), body.length == 0 ? JSON.createObjectNode() : JSON.readTree(body));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the hub was asked", e);
        }
    }

    private static byte[] multipart(Sample sample, String type, String boundary) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        part(body, boundary, sample.messagePart(), type, sample.message());
        for (Sample.Attachment attachment : sample.attachments()) {
            String name = attachment.file().getFileName().toString();
            String disposition = attachment.part() + "\"; filename=\"" + name;
            part(body, boundary, disposition, URLConnection.guessContentTypeFromName(name), attachment.file());
        }
        body.writeBytes(("--" + boundary + "--\r\n").getBytes(StandardCharsets.US_ASCII));
        return body.toByteArray();
    }

    private static void part(ByteArrayOutputStream body, String boundary, String name, String type, Path content)
            throws IOException {
        body.writeBytes(("--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\nContent-Type: "
                        + type + "\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(Files.readAllBytes(content));
        body.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
    }
}
