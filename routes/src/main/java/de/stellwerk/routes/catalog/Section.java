package de.stellwerk.routes.catalog;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * One mapping of a YAML file, asked key by key. What is wrong goes to the defects with its line, and a placeholder is
 * answered so that reading goes on; who finds defects at the end throws away what was read.
 */
final class Section {

    private final MappingNode mapping;
    private final Defects defects;
    private final Map<String, NodeTuple> entries = new LinkedHashMap<>();
    private final Set<String> asked = new LinkedHashSet<>();

    Section(MappingNode mapping, Defects defects) {
        this.mapping = mapping;
        this.defects = defects;
        for (NodeTuple entry : mapping.getValue()) {
            if (!(entry.getKeyNode() instanceof ScalarNode key)) {
                defects.add(entry.getKeyNode(), "a key must be a plain word");
            } else if (entries.putIfAbsent(key.getValue(), entry) != null) {
                defects.add(key, "'" + key.getValue() + "' is given twice");
            }
        }
    }

    boolean has(String key) {
        asked.add(key);
        return entries.containsKey(key);
    }

    Set<String> keys() {
        return entries.keySet();
    }

    /** A text that must be there and match; {@code rule} says in words what the pattern wants. */
    String text(String key, Pattern pattern, String rule) {
        return required(key).flatMap(node -> scalar(key, node, pattern, rule)).orElse("");
    }

    String text(String key) {
        return text(key, Rules.ANYTHING, "must not be empty");
    }

    Optional<String> optionalText(String key, Pattern pattern, String rule) {
        return given(key).flatMap(node -> scalar(key, node, pattern, rule));
    }

    /** A text that a function understands, for example a duration; its {@link IllegalArgumentException}s become defects. */
    <T> T parsed(String key, String fallback, String rule, Function<String, T> parser) {
        Optional<String> written = given(key).flatMap(node -> scalar(key, node, Rules.ANYTHING, rule));
        try {
            return parser.apply(written.orElse(fallback));
        } catch (IllegalArgumentException e) {
            defects.add(line(key), "'" + key + "' " + rule);
            return parser.apply(fallback);
        }
    }

    int whole(String key, int fallback, int min, int max) {
        String rule = "must be a whole number from " + min + " to " + max;
        return parsed(key, Integer.toString(fallback), rule, written -> {
            int value = Integer.parseInt(written);
            if (value < min || value > max) {
                throw new IllegalArgumentException(rule);
            }
            return value;
        });
    }

    boolean flag(String key, boolean fallback) {
        return optionalText(key, Rules.FLAG, "must be true or false")
                .map(Boolean::valueOf)
                .orElse(fallback);
    }

    /** One of an enum's words, written lower-case with hyphens; it must be there. */
    <E extends Enum<E>> E choice(String key, Class<E> type) {
        List<String> words = Rules.words(type);
        return required(key)
                .flatMap(node -> scalar(key, node, Rules.ANYTHING, ""))
                .flatMap(written -> chosen(key, type, words, written))
                .orElse(type.getEnumConstants()[0]);
    }

    private <E extends Enum<E>> Optional<E> chosen(String key, Class<E> type, List<String> words, String written) {
        int index = words.indexOf(written);
        if (index < 0) {
            defects.add(line(key), "'" + key + "' must be one of " + String.join(", ", words));
            return Optional.empty();
        }
        return Optional.of(type.getEnumConstants()[index]);
    }

    /** A mapping below; an empty one where there is none. */
    Section section(String key) {
        return given(key).flatMap(node -> mapping(key, node)).orElseGet(() -> new Section(emptyAt(line(key)), defects));
    }

    /** Mappings below, by names that the file chooses. */
    Map<String, Section> named(String key, Pattern name, String rule) {
        Section all = section(key);
        Map<String, Section> found = new LinkedHashMap<>();
        all.entries.forEach((word, entry) -> {
            all.checkName(word, name, rule);
            all.mapping(word, entry.getValueNode()).ifPresent(below -> found.put(word, below));
        });
        return found;
    }

    /** Texts by names that the file chooses. */
    Map<String, String> texts(String key, Pattern pattern, String rule) {
        return texts(key, pattern, rule, pattern, rule);
    }

    /** The same, where the names are written otherwise than the texts. */
    Map<String, String> texts(String key, Pattern name, String nameRule, Pattern pattern, String rule) {
        Section all = section(key);
        Map<String, String> found = new LinkedHashMap<>();
        all.entries.keySet().forEach(word -> {
            all.checkName(word, name, nameRule);
            found.put(word, all.text(word, pattern, rule));
        });
        return found;
    }

    /** One or several texts by names that the file chooses. */
    Map<String, List<String>> alternatives(String key, Pattern name, String rule) {
        Section all = section(key);
        Map<String, List<String>> found = new LinkedHashMap<>();
        all.entries.forEach((word, entry) -> {
            all.checkName(word, name, rule);
            all.asked.add(word);
            List<Node> nodes = entry.getValueNode() instanceof SequenceNode several
                    ? several.getValue()
                    : List.of(entry.getValueNode());
            found.put(word.intern(), all.texts(word, nodes, Rules.ANYTHING, "must not be empty"));
        });
        return found;
    }

    /** Whether there is a mapping at this key and not a single value. */
    boolean isSection(String key) {
        return given(key).filter(MappingNode.class::isInstance).isPresent();
    }

    private void checkName(String word, Pattern pattern, String rule) {
        if (!pattern.matcher(word).matches()) {
            defects.add(entries.get(word).getKeyNode(), "'" + word + "' " + rule);
        }
    }

    /** A list of mappings. */
    List<Section> sections(String key) {
        List<Section> found = new ArrayList<>();
        items(key).forEach(node -> mapping(key, node).ifPresent(found::add));
        return found;
    }

    /** A list of texts. */
    List<String> list(String key, Pattern pattern, String rule) {
        return texts(key, items(key), pattern, rule);
    }

    /** A list of lists of texts. */
    List<List<String>> lists(String key, Pattern pattern, String rule) {
        return items(key).stream()
                .map(node -> texts(key, sequence(key, node), pattern, rule))
                .toList();
    }

    private List<String> texts(String key, List<Node> nodes, Pattern pattern, String rule) {
        return nodes.stream()
                .flatMap(node -> scalar(key, node, pattern, rule).stream())
                .toList();
    }

    private List<Node> items(String key) {
        return given(key).map(node -> sequence(key, node)).orElse(List.of());
    }

    private List<Node> sequence(String key, Node node) {
        if (node instanceof SequenceNode sequence) {
            return sequence.getValue();
        }
        defects.add(node, "'" + key + "' must be a list");
        return List.of();
    }

    /** Says that something is wrong at a key, or at this mapping when the key is not there. */
    void wrong(String key, String text) {
        defects.add(line(key), text);
    }

    /** Says that something is wrong if it is. */
    void check(boolean good, String key, String text) {
        if (!good) {
            wrong(key, text);
        }
    }

    int line(String key) {
        NodeTuple entry = entries.get(key);
        return (entry == null ? mapping : entry.getKeyNode()).getStartMark().getLine() + 1;
    }

    /** Every key that nobody asked for is a defect. */
    void refuseOtherKeys() {
        entries.forEach((word, entry) -> {
            if (!asked.contains(word)) {
                defects.add(entry.getKeyNode(), "unknown key '" + word + "'" + Nearest.suggestion(word, asked));
            }
        });
    }

    private Optional<Node> required(String key) {
        Optional<Node> node = given(key);
        if (node.isEmpty()) {
            defects.add(mapping, "'" + key + "' is missing");
        }
        return node;
    }

    private Optional<Node> given(String key) {
        return has(key) ? Optional.of(entries.get(key).getValueNode()) : Optional.empty();
    }

    private Optional<Section> mapping(String key, Node node) {
        if (node instanceof MappingNode below) {
            return Optional.of(new Section(below, defects));
        }
        defects.add(node, "'" + key + "' must be a mapping of keys to values");
        return Optional.empty();
    }

    /** Many files say the same words, so these are kept in memory once. */
    private Optional<String> scalar(String key, Node node, Pattern pattern, String rule) {
        if (!(node instanceof ScalarNode scalar) || node.getTag().equals(Tag.NULL)) {
            defects.add(node, "'" + key + "' must be a single value");
            return Optional.empty();
        }
        if (!pattern.matcher(scalar.getValue()).matches()) {
            defects.add(node, "'" + key + "' " + rule);
            return Optional.empty();
        }
        return Optional.of(scalar.getValue().intern());
    }

    private MappingNode emptyAt(int line) {
        var mark = new org.yaml.snakeyaml.error.Mark("", 0, line - 1, 0, new int[0], 0);
        return new MappingNode(Tag.MAP, true, List.of(), mark, mark, org.yaml.snakeyaml.DumperOptions.FlowStyle.BLOCK);
    }
}
