package de.stellwerk.routes.intake;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.erdtman.jcs.JsonCanonicalizer;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads JSON that strangers sent, as I-JSON (RFC 7493): UTF-8, no name twice in an object, every number exactly what a double
 * can hold, bounded depth. Writes it in the canonical form of RFC 8785.
 */
final class JsonText {

    static final int DEPTH = 40;
    private static final double EXACT = 9007199254740991d;

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEPTH)
                            .maxNumberLength(100)
                            .maxNameLength(1000)
                            .maxStringLength(Integer.MAX_VALUE)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private JsonText() {}

    /** @throws Refusal naming line and column of what makes it unreadable */
    static JsonNode read(byte[] text) {
        requireUtf8(text);
        try {
            JsonNode tree = JSON.readTree(text);
            if (tree == null || tree.isMissingNode()) {
                throw unreadable("json-unreadable", Place.position(1, 1));
            }
            requireInterchangeable(tree, "");
            return tree;
        } catch (NumberFormatException e) {
            throw unreadable("json-number", Place.NOWHERE);
        } catch (StreamConstraintsException e) {
            throw unreadable("json-limits", place(e));
        } catch (JacksonException e) {
            boolean twice = String.valueOf(e.getOriginalMessage()).contains("Duplicate");
            throw unreadable(twice ? "json-name-twice" : "json-unreadable", place(e));
        }
    }

    /** A member that is a text; nothing where it is none. */
    static Optional<String> text(JsonNode object, String name) {
        return Optional.of(object.path(name)).filter(JsonNode::isString).map(JsonNode::stringValue);
    }

    static byte[] canonical(JsonNode tree) {
        try {
            return new JsonCanonicalizer(JSON.writeValueAsString(tree)).getEncodedUTF8();
        } catch (IOException e) {
            throw new IllegalStateException("JSON that was read cannot be written", e);
        }
    }

    /** Line and column of those of the given RFC 6901 pointers that the text has. */
    static Map<String, Place> positions(byte[] text, Set<String> pointers) {
        Map<String, Place> found = new HashMap<>();
        try (JsonParser parser = JSON.createParser(text)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.PROPERTY_NAME || token.isStructEnd()) {
                    continue;
                }
                String pointer = parser.streamReadContext().pathAsPointer().toString();
                if (pointers.contains(pointer)) {
                    found.putIfAbsent(pointer, place(parser.currentTokenLocation()));
                }
            }
        }
        return found;
    }

    private static void requireUtf8(byte[] text) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(text));
        } catch (CharacterCodingException e) {
            throw unreadable("json-utf-8", Place.NOWHERE);
        }
    }

    private static void requireInterchangeable(JsonNode node, String pointer) {
        if (node.isNumber() && !exact(node)) {
            throw unreadable("json-number", Place.pointer(pointer));
        }
        if (node.isString() && !wellFormed(node.stringValue())) {
            throw unreadable("json-characters", Place.pointer(pointer));
        }
        if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                requireInterchangeable(node.get(i), pointer + "/" + i);
            }
        }
        for (Map.Entry<String, JsonNode> member : node.properties()) {
            if (!wellFormed(member.getKey())) {
                throw unreadable("json-characters", Place.pointer(pointer));
            }
            requireInterchangeable(member.getValue(), pointer + "/" + escaped(member.getKey()));
        }
    }

    static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    private static boolean exact(JsonNode number) {
        double nearest = number.decimalValue().doubleValue();
        if (number.isIntegralNumber()) {
            return Math.abs(nearest) <= EXACT;
        }
        return !Double.isInfinite(nearest)
                && (nearest != 0 || number.decimalValue().compareTo(BigDecimal.ZERO) == 0);
    }

    /** Whether every surrogate has its other half. */
    static boolean wellFormed(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean pair = Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1));
            if (Character.isSurrogate(c) && !pair) {
                return false;
            }
            i += pair ? 1 : 0;
        }
        return true;
    }

    private static Place place(JacksonException e) {
        return e.getLocation() == null ? Place.NOWHERE : place(e.getLocation());
    }

    private static Place place(TokenStreamLocation location) {
        return Place.position(location.getLineNr(), location.getColumnNr());
    }

    private static Refusal unreadable(String rule, Place place) {
        return Refusal.of(Problem.UNREADABLE, Violation.of(rule, place));
    }
}
