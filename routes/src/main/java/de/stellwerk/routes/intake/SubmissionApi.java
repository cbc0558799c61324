package de.stellwerk.routes.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.stellwerk.adapter.DeliveryFailure;
import de.stellwerk.adapter.DeliveryRejected;
import de.stellwerk.adapter.TargetMisconfigured;
import de.stellwerk.adapter.TargetUnavailable;
import de.stellwerk.adapter.web.HttpCalls;
import de.stellwerk.adapter.web.HttpFailures;
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
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The Submission API of a Form-Solutions server for one Mandant. How a status is written back is our assumption (decision 20); it
 * stands here alone. What is amiss with one submission only is a {@link DeliveryRejected}; every other failure is the server's.
 */
record SubmissionApi(Channels.FormServer server, IntakeSettings settings) {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final List<String> OPEN = List.of("NEW", "READ");

    /** What stands around the message in an answer: a little. */
    private static final int MORE = 1 << 20;

    /** Credentials, overload and gateways: whatever was asked, it would be the same. */
    private static final Set<String> OF_THE_SERVER =
            Set.of("http-401", "http-403", "http-407", "http-408", "http-429", "http-502", "http-503", "http-504");

    /**
     * What the list says of one submission, without its contents.
     *
     * @param state another one when the entry has changed, apart from its status: a SHA-512 in hex
     */
    record Entry(String form, String transId, String state) {}

    /**
     * What of a form nobody has closed yet. Entries of no use are left to the server's own people.
     *
     * @throws TargetMisconfigured also when there are more than can be read, which does not mend itself
     */
    List<Entry> open(String form) throws DeliveryFailure {
        JsonNode list = read(list("/" + encoded(form) + "?status=" + String.join(",", OPEN)));
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

    private byte[] list(String path) throws DeliveryFailure {
        try {
            return HttpCalls.fetch(request(path), TIMEOUT, longest()).body();
        } catch (DeliveryFailure e) {
            throw e.code().equals(HttpFailures.TOO_LONG) ? new TargetMisconfigured("list-too-long", e.detail(), e) : e;
        }
    }

    /** Fetching it changes its status and nothing else. */
    private static String state(ObjectNode entry) {
        ObjectNode rest = entry.deepCopy();
        rest.remove("status");
        return ContentHash.hex(JsonText.canonical(rest));
    }

    /**
     * The document with all its contents.
     *
     * @throws Refusal when it is larger than a message may be, as if it had been sent
     */
    byte[] document(Entry entry) throws DeliveryFailure {
        try {
            return HttpCalls.fetch(request(path(entry)), TIMEOUT, longest()).body();
        } catch (DeliveryFailure e) {
            if (e.code().equals(HttpFailures.TOO_LONG)) {
                throw Multipart.messageTooLarge(settings);
            }
            throw concernsOne(e) ? new DeliveryRejected(e.code(), e.detail(), e) : e;
        }
    }

    /**
     * Says that the hub has it; saying so again changes nothing. Who may look need not be allowed to close, so no refusal here
     * tells of the whole server.
     */
    void close(Entry entry) throws DeliveryFailure {
        HttpRequest.Builder word = request(path(entry) + "/status")
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString("{\"status\":\"CLOSED\"}"));
        try {
            HttpCalls.send(word, TIMEOUT, Intent.READ);
        } catch (DeliveryFailure e) {
            boolean refused = e instanceof TargetMisconfigured || concernsOne(e);
            throw refused ? new DeliveryRejected(e.code(), e.detail(), e) : e;
        }
    }

    private static boolean concernsOne(DeliveryFailure failure) {
        return failure.code().matches("http-[45]\\d\\d") && !OF_THE_SERVER.contains(failure.code());
    }

    private int longest() {
        return Math.toIntExact(settings.message().toBytes()) + MORE;
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
