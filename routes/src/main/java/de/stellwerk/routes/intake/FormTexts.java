package de.stellwerk.routes.intake;

import de.stellwerk.schemas.Din91379;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Every text of a JSON form, names of members included, must be of class C of DIN 91379 and in normal form C. */
final class FormTexts {

    private FormTexts() {}

    static List<Violation> violations(JsonNode form, String pointer) {
        List<Violation> found = new ArrayList<>();
        walk(form, pointer, found);
        return found;
    }

    private static void walk(JsonNode node, String pointer, List<Violation> found) {
        if (node.isString()) {
            check(node.stringValue(), pointer, found);
        }
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            walk(node.get(i), pointer + "/" + i, found);
        }
        for (Map.Entry<String, JsonNode> member : node.properties()) {
            check(member.getKey(), pointer, found);
            walk(member.getValue(), pointer + "/" + JsonText.escaped(member.getKey()), found);
        }
    }

    private static void check(String text, String pointer, List<Violation> found) {
        CharacterFindings.of(Din91379.C, text)
                .forEach(finding -> found.add(Violation.at(pointer, finding.rule(), finding.offset() + 1)));
    }
}
