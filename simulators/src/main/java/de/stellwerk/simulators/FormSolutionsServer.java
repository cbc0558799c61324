package de.stellwerk.simulators;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The Submission API of a Form-Solutions server, as far as it is public, and our assumption of how a status is written back:
 *
 * <ul>
 *   <li>{@code GET /submission/api/v2/submission/<Mandant>/<Formularnummer>?status=NEW,READ}: the list, without contents
 *   <li>{@code GET …/<transID>}: the same with contents; {@code NEW} becomes {@code READ}
 *   <li>{@code PUT …/<transID>/status} with {@code {"status": …}}: 204
 *   <li>{@code POST /control/submission}: somebody has sent off a form; a known transID is replaced
 * </ul>
 *
 * <p>Its ledger has a line {@code read} for each that was fetched and {@code CLOSED} for each that was closed.
 */
public final class FormSolutionsServer {

    private static final Pattern ADDRESS =
            Pattern.compile("/submission/api/v2/submission/[^/]+/([^/]+)(?:/([^/]+)(/status)?)?");
    private static final List<String> CONTENTS = List.of("payload", "pdf", "xml", "attachments", "secureData");
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Map<String, ObjectNode> submissions = new LinkedHashMap<>();
    private final Effects effects;

    private FormSolutionsServer(Effects effects) {
        this.effects = effects;
    }

    public static void main(String... args) throws IOException {
        Options options = Options.of(args);
        Effects effects = new Effects(options.state());
        FormSolutionsServer server = new FormSolutionsServer(effects);
        HttpSimulator.serve(server::answer, effects, options, server::sentOff);
    }

    private synchronized Optional<Answer> sentOff(String request, byte[] body) {
        if (!request.equals("POST /control/submission")) {
            return Optional.empty();
        }
        try {
            ObjectNode submission = (ObjectNode) JSON.readTree(body);
            submissions.put(submission.path("transID").stringValue(), submission);
            return Optional.of(Answer.of(204));
        } catch (JacksonException | ClassCastException e) {
            return Optional.of(Answer.of(400, "text/plain", "a submission is a JSON object with a transID"));
        }
    }

    private synchronized Answer answer(HttpExchange exchange) throws IOException {
        Matcher address = ADDRESS.matcher(exchange.getRequestURI().getPath());
        if (!address.matches()) {
            return Answer.of(404);
        }
        String form = address.group(1);
        String method = exchange.getRequestMethod();
        if (address.group(2) == null) {
            return method.equals("GET") ? list(form, exchange.getRequestURI().getQuery()) : Answer.of(405);
        }
        ObjectNode submission = submissions.get(address.group(2));
        if (submission == null || !submission.path("identifier").asString("").equals(form)) {
            return Answer.of(404);
        }
        boolean status = address.group(3) != null;
        return switch (method + (status ? " status" : "")) {
            case "GET" -> read(submission);
            case "PUT status" -> written(submission, exchange.getRequestBody().readAllBytes());
            default -> Answer.of(405);
        };
    }

    private Answer list(String form, String query) {
        List<String> wanted = new ArrayList<>();
        if (query != null && query.startsWith("status=")) {
            wanted.addAll(List.of(query.substring("status=".length()).split(",")));
        }
        ArrayNode list = JSON.createArrayNode();
        submissions.values().stream()
                .filter(submission -> submission.path("identifier").asString("").equals(form))
                .filter(submission -> wanted.isEmpty() || wanted.contains(status(submission)))
                .forEach(submission -> {
                    ObjectNode entry = submission.deepCopy();
                    CONTENTS.forEach(entry::putNull);
                    list.add(entry);
                });
        return Answer.of(200, "application/json", JSON.writeValueAsString(list));
    }

    private Answer read(ObjectNode submission) throws IOException {
        note("read", submission);
        if (status(submission).equals("NEW")) {
            submission.put("status", "READ");
        }
        return Answer.of(200, "application/json", JSON.writeValueAsString(submission));
    }

    private Answer written(ObjectNode submission, byte[] body) throws IOException {
        String status = JSON.readTree(body).path("status").asString("");
        submission.put("status", status);
        note(status, submission);
        return Answer.of(204);
    }

    private static String status(ObjectNode submission) {
        return submission.path("status").asString("NEW");
    }

    private void note(String kind, ObjectNode submission) throws IOException {
        effects.note(new Effect(
                kind,
                submission.path("transID").stringValue(),
                null,
                submission.path("identifier").asString(""),
                null,
                0,
                null,
                Instant.now().toString()));
    }
}
