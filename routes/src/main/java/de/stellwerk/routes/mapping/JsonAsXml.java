package de.stellwerk.routes.mapping;

import de.stellwerk.schemas.xml.TreeBuilder;
import java.math.BigDecimal;
import net.sf.saxon.om.NodeName;
import tools.jackson.databind.JsonNode;

/**
 * The one rule by which JSON becomes XML: the shape of W3C {@code fn:json-to-xml} without escapes. Object members keep
 * their order; a character that XML cannot hold becomes U+FFFD; numbers are written without exponent and
 * trailing zeros where that takes no more than 100 digits.
 */
final class JsonAsXml {

    private static final NodeName MAP = element("map");
    private static final NodeName ARRAY = element("array");
    private static final NodeName STRING = element("string");
    private static final NodeName NUMBER = element("number");
    private static final NodeName BOOLEAN = element("boolean");
    private static final NodeName NULL = element("null");
    private static final NodeName KEY = TreeBuilder.attribute("key");
    private static final int MAX_DIGITS = 100;

    private JsonAsXml() {}

    static void append(JsonNode json, TreeBuilder tree) {
        append(null, json, tree);
    }

    private static void append(String key, JsonNode json, TreeBuilder tree) {
        tree.start(nameOf(json)).with(KEY, key);
        switch (json.getNodeType()) {
            case OBJECT -> json.properties().forEach(member -> append(xml(member.getKey()), member.getValue(), tree));
            case ARRAY -> json.forEach(item -> append(null, item, tree));
            case STRING -> tree.text(xml(json.stringValue()));
            case NUMBER -> tree.text(number(json));
            case BOOLEAN -> tree.text(Boolean.toString(json.booleanValue()));
            default -> {}
        }
        tree.end();
    }

    private static NodeName nameOf(JsonNode json) {
        return switch (json.getNodeType()) {
            case OBJECT -> MAP;
            case ARRAY -> ARRAY;
            case STRING -> STRING;
            case NUMBER -> NUMBER;
            case BOOLEAN -> BOOLEAN;
            case NULL -> NULL;
            default -> throw new IllegalArgumentException("Not a JSON value: " + json.getNodeType());
        };
    }

    private static String number(JsonNode json) {
        BigDecimal number = json.decimalValue().stripTrailingZeros();
        boolean plain = Math.abs((long) number.scale()) + number.precision() <= MAX_DIGITS;
        return plain ? number.toPlainString() : number.toString();
    }

    private static String xml(String text) {
        return text.codePoints().allMatch(JsonAsXml::inXml) ? text : replaced(text);
    }

    private static String replaced(String text) {
        StringBuilder xml = new StringBuilder(text.length());
        text.codePoints().map(c -> inXml(c) ? c : 0xFFFD).forEach(xml::appendCodePoint);
        return xml.toString();
    }

    private static boolean inXml(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || (c >= ' ' && c < 0xD800)
                || (c >= 0xE000 && c != 0xFFFE && c != 0xFFFF);
    }

    private static NodeName element(String name) {
        return TreeBuilder.element("", "http://www.w3.org/2005/xpath-functions", name);
    }
}
