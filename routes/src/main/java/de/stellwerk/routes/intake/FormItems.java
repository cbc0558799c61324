package de.stellwerk.routes.intake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The items of an OZG-Cloud form as one object, so that a schema can describe them and a mapping can ask for them by name: each
 * item is a member, {@code formItems} are an object below, and a name that stands several times on one level is a list in the
 * order of the items. A value of null does not count as given.
 */
final class FormItems {

    private static final String GROUP = "formItems";
    private static final List<String> VALUES =
            List.of("stringValue", "numberValue", "dateValue", "booleanValue", GROUP);

    private final Map<String, String> origins = new HashMap<>();
    private final List<Violation> violations = new ArrayList<>();
    private final ObjectNode form;

    /** @param pointer of the items in their message */
    FormItems(JsonNode items, String pointer) {
        origins.put("", pointer);
        form = object(items, pointer, "");
    }

    ObjectNode form() {
        return form;
    }

    List<Violation> violations() {
        return violations;
    }

    /** From a pointer into the object to the one into the message, or that of the nearest item around. */
    String origin(String pointer) {
        String known = pointer;
        while (!origins.containsKey(known)) {
            known = known.substring(0, known.lastIndexOf('/'));
        }
        return origins.get(known);
    }

    private ObjectNode object(JsonNode items, String from, String to) {
        Set<String> lists = moreThanOnce(items);
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < items.size(); i++) {
            add(items.get(i), from + "/" + i, object, to, lists);
        }
        return object;
    }

    private static Set<String> moreThanOnce(JsonNode items) {
        Set<String> once = new HashSet<>();
        return items.valueStream()
                .map(FormItems::name)
                .filter(name -> !once.add(name))
                .collect(Collectors.toSet());
    }

    private void add(JsonNode item, String from, ObjectNode object, String to, Set<String> lists) {
        List<String> given = VALUES.stream().filter(item::hasNonNull).toList();
        if (given.size() != 1) {
            violations.add(Violation.at(from, "form-item-value", String.join(", ", VALUES)));
            return;
        }
        String name = name(item);
        String member = to + "/" + JsonText.escaped(name);
        if (!lists.contains(name)) {
            object.set(name, value(item, given.get(0), from, member));
            return;
        }
        origins.putIfAbsent(member, from);
        ArrayNode list = object.has(name) ? (ArrayNode) object.get(name) : object.putArray(name);
        list.add(value(item, given.get(0), from, member + "/" + list.size()));
    }

    private JsonNode value(JsonNode item, String kind, String from, String to) {
        String origin = from + "/" + kind;
        origins.put(to, origin);
        JsonNode content = item.get(kind);
        return kind.equals(GROUP) ? object(content, origin, to) : content;
    }

    private static String name(JsonNode item) {
        return item.path("name").asString("");
    }
}
