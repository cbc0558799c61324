package de.stellwerk.console;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.StringNode;

/**
 * What a call was given, read strictly: whoever reads asks for each part by name, then {@link #end}s; what is wrong, missing or
 * was never asked for is refused, all of it at once.
 */
final class Inputs {

    private static final int LONGEST_BODY = 1 << 20;
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final Map<String, JsonNode> given;
    private final String path;
    private final boolean query;
    private final List<Violation> violations;
    private final Set<String> asked = new HashSet<>();

    private Inputs(Map<String, JsonNode> given, String path, boolean query, List<Violation> violations) {
        this.given = given;
        this.path = path;
        this.query = query;
        this.violations = violations;
    }

    static Inputs ofQuery(HttpServletRequest request) {
        Map<String, JsonNode> given = new LinkedHashMap<>();
        Inputs inputs = new Inputs(given, "", true, new ArrayList<>());
        request.getParameterMap().forEach((name, values) -> {
            given.put(name, StringNode.valueOf(values[0]));
            if (values.length > 1) {
                inputs.refuse("repeated", name);
            }
        });
        return inputs;
    }

    static Inputs ofBody(HttpServletRequest request) throws IOException {
        if (!isJson(request.getContentType())) {
            throw new OpsProblem(ProblemKind.UNSUPPORTED_TYPE);
        }
        byte[] body = request.getInputStream().readNBytes(LONGEST_BODY + 1);
        if (body.length > LONGEST_BODY) {
            throw new OpsProblem(ProblemKind.TOO_LARGE);
        }
        return new Inputs(members(read(body)), "", false, new ArrayList<>());
    }

    private static boolean isJson(String type) {
        try {
            return type != null && MediaType.APPLICATION_JSON.isCompatibleWith(MediaType.parseMediaType(type));
        } catch (InvalidMediaTypeException e) {
            return false;
        }
    }

    private static JsonNode read(byte[] body) {
        try {
            JsonNode root = JSON.readTree(body);
            if (root.isObject()) {
                return root;
            }
        } catch (JacksonException unreadable) {
            throw new OpsProblem(ProblemKind.BAD_REQUEST, Violation.of("json"));
        }
        throw new OpsProblem(ProblemKind.BAD_REQUEST, Violation.of("object"));
    }

    private static Map<String, JsonNode> members(JsonNode object) {
        Map<String, JsonNode> members = new LinkedHashMap<>();
        object.properties().forEach(member -> members.put(member.getKey(), member.getValue()));
        return members;
    }

    void refuse(String rule, String name, Object... limits) {
        String escaped = name.replace("~", "~0").replace("/", "~1");
        violations.add(
                query ? Violation.inQuery(rule, name, limits) : Violation.inBody(rule, path + "/" + escaped, limits));
    }

    private Optional<JsonNode> part(String name) {
        asked.add(name);
        return Optional.ofNullable(given.get(name)).filter(node -> !node.isNull());
    }

    boolean has(String name) {
        return part(name).isPresent();
    }

    Optional<String> text(String name, int shortest, int longest) {
        return part(name).flatMap(node -> text(name, node, shortest, longest));
    }

    private Optional<String> text(String name, JsonNode node, int shortest, int longest) {
        if (!node.isString()) {
            refuse("string", name);
            return Optional.empty();
        }
        String text = node.stringValue().strip();
        int length = text.codePointCount(0, text.length());
        if (length < shortest || length > longest) {
            refuse("length", name, shortest, longest);
            return Optional.empty();
        }
        if (text.codePoints().anyMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE)) {
            refuse("characters", name);
            return Optional.empty();
        }
        return Optional.of(text);
    }

    /** The text, or an empty one after noting that it is missing. */
    String requiredText(String name, int shortest, int longest) {
        return required(name, text(name, shortest, longest)).orElse("");
    }

    private <T> Optional<T> required(String name, Optional<T> value) {
        if (!has(name)) {
            refuse("required", name);
        }
        return value;
    }

    <T> Optional<T> oneOf(String name, Map<String, T> words) {
        Optional<String> text = text(name, 1, 100);
        text.filter(word -> !words.containsKey(word))
                .ifPresent(word -> refuse("one-of", name, String.join(", ", words.keySet())));
        return text.map(words::get);
    }

    Optional<Instant> time(String name) {
        return text(name, 1, 50).flatMap(text -> {
            try {
                Instant time = OffsetDateTime.parse(text).toInstant();
                if (time.isAfter(Instant.parse("0001-01-01T00:00:00Z"))
                        && time.isBefore(Instant.parse("9999-01-01T00:00:00Z"))) {
                    return Optional.of(time);
                }
            } catch (DateTimeException e) {
                // refused below
            }
            refuse("date-time", name);
            return Optional.empty();
        });
    }

    int number(String name, int smallest, int largest, int otherwise) {
        return part(name)
                .map(node -> query == node.isString() ? node.asString("") : "")
                .map(text -> {
                    if (text.matches("\\d{1,9}")
                            && Integer.parseInt(text) >= smallest
                            && Integer.parseInt(text) <= largest) {
                        return Integer.parseInt(text);
                    }
                    refuse("number", name, smallest, largest);
                    return otherwise;
                })
                .orElse(otherwise);
    }

    List<UUID> ids(String name, int most) {
        Optional<JsonNode> list = part(name);
        if (list.isEmpty()) {
            return List.of();
        }
        if (!list.get().isArray() || list.get().isEmpty() || list.get().size() > most) {
            refuse("list", name, most);
            return List.of();
        }
        List<UUID> ids = new ArrayList<>();
        for (int i = 0; i < list.get().size(); i++) {
            Optional<UUID> id = uuid(list.get().get(i).asString(""));
            if (id.isEmpty()) {
                violations.add(Violation.inBody("uuid", path + "/" + name + "/" + i));
            }
            id.ifPresent(ids::add);
        }
        return ids;
    }

    /** A list of different names, at least one. */
    Set<String> words(String name, int most) {
        Optional<JsonNode> list = required(name, part(name));
        if (list.isEmpty()) {
            return Set.of();
        }
        boolean good =
                list.get().isArray() && !list.get().isEmpty() && list.get().size() <= most;
        Set<String> words = new HashSet<>();
        if (good) {
            list.get().forEach(word -> text(name, word, 1, 200).ifPresent(words::add));
        } else {
            refuse("words", name, most);
        }
        return words;
    }

    static Optional<UUID> uuid(String text) {
        return text.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
                ? Optional.of(UUID.fromString(text))
                : Optional.empty();
    }

    /** A part that is an object; it shares what is wrong with this one, and is to be ended apart. */
    Optional<Inputs> object(String name) {
        return part(name).flatMap(node -> {
            if (!node.isObject()) {
                refuse("object", name);
                return Optional.empty();
            }
            return Optional.of(new Inputs(members(node), path + "/" + name, false, violations));
        });
    }

    Set<String> names() {
        return given.keySet();
    }

    /** Refuses what nobody asked for. */
    void nothingElse() {
        given.keySet().stream()
                .filter(name -> !asked.contains(name))
                .sorted()
                .limit(20)
                .forEach(name -> refuse("unknown", name.length() > 50 ? name.substring(0, 50) : name));
    }

    /** @throws OpsProblem when anything was wrong */
    void end() {
        nothingElse();
        if (!violations.isEmpty()) {
            throw new OpsProblem(query ? ProblemKind.BAD_REQUEST : ProblemKind.INVALID, violations);
        }
    }
}
