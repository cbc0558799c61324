package de.stellwerk.routes.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.stellwerk.adapter.DeliveryFailure;
import de.stellwerk.adapter.TargetUnavailable;
import de.stellwerk.adapter.web.HttpCalls;
import de.stellwerk.adapter.web.Intent;
import de.stellwerk.routes.catalog.Channels;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The Submission API of a Form-Solutions server for one Mandant. How a status is written back is our assumption (decision 20); it
 * stands here alone.
 *
 * @param longest how many bytes an answer may have
 */
record SubmissionApi(Channels.FormServer server, int longest) {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final List<String> OPEN = List.of("NEW", "READ");

    /**
     * What the list says of one submission, without its contents.
     *
     * @param state another one when the entry has changed, apart from its status: a SHA-512 in hex
     */
    record Entry(String form, String transId, String state) {}

    /** What of a form nobody has closed yet. Entries of no use are left to the server's own people. */
    List<Entry> open(String form) throws DeliveryFailure {
        HttpRequest.Builder question = request("/" + encoded(form) + "?status=" + String.join(",", OPEN));
        JsonNode list = read(HttpCalls.fetch(question, TIMEOUT, longest).body());
        List<Entry> entries = new ArrayList<>();
        for (JsonNode entry : list) {
            if (OPEN.contains(entry.path("status").asString("NEW"))) {
                JsonText.text(entry, "transID")
                        .map(id -> new Entry(form, id, state((ObjectNode) entry)))
                        .ifPresent(entries::add);
            }
        }
        return entries;
    }

    /** Fetching it changes its status and nothing else. */
    private static String state(ObjectNode entry) {
        ObjectNode rest = entry.deepCopy();
        rest.remove("status");
        return ContentHash.hex(JsonText.canonical(rest));
    }

    /** The document with all its contents. */
    byte[] document(Entry entry) throws DeliveryFailure {
        return HttpCalls.fetch(request(path(entry)), TIMEOUT, longest).body();
    }

    /** Says that the hub has it; saying so again changes nothing. */
    void close(Entry entry) throws DeliveryFailure {
        HttpRequest.Builder word = request(path(entry) + "/status")
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString("{\"status\":\"CLOSED\"}"));
        HttpCalls.send(word, TIMEOUT, Intent.READ);
    }

    private static String path(Entry entry) {
        return "/" + encoded(entry.form()) + "/" + encoded(entry.transId());
    }

    private HttpRequest.Builder request(String path) throws DeliveryFailure {
        String base = server.url().toString().replaceFirst("/+$", "");
        byte[] account = (server.mandant() + ":" + server.key().reveal()).getBytes(UTF_8);
        return HttpRequest.newBuilder(URI.create(base + "/submission/api/v2/submission/" + server.mandant() + path))
                .header("Accept", "application/json")
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(account));
    }

    private static JsonNode read(byte[] answer) throws DeliveryFailure {
        try {
            JsonNode list = JsonText.read(answer);
            if (list.isArray()) {
                return list;
            }
        } catch (Refusal unreadable) {
            // said below
        }
        throw new TargetUnavailable("answer-unreadable", "the list is no JSON array");
    }

    private static String encoded(String segment) {
        return URLEncoder.encode(segment, UTF_8).replace("+", "%20");
    }
}
