package de.stellwerk.routes.catalog;

import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * Finds the line of a word (a key, a value or a list item) in a file that was read before. Reading it again when there is a defect costs less than keeping
 * the lines of a large catalogue in memory.
 */
final class Lines {

    private Lines() {}

    /** The line of the last of the words that is there, each looked for below the one before. */
    static int find(byte[] yaml, String... words) {
        Node root = new Yaml().compose(new StringReader(new String(yaml, StandardCharsets.UTF_8)));
        return find(root, List.of(words)).orElse(root).getStartMark().getLine() + 1;
    }

    private static Optional<Node> find(Node node, List<String> words) {
        if (words.isEmpty()) {
            return Optional.empty();
        }
        return below(node)
                .filter(place -> place.isCalled(words.get(0)))
                .findFirst()
                .map(place ->
                        find(place.content(), words.subList(1, words.size())).orElse(place.word()));
    }

    private static Stream<Place> below(Node node) {
        if (node instanceof MappingNode mapping) {
            return mapping.getValue().stream()
                    .flatMap(entry -> Stream.of(
                            new Place(entry.getKeyNode(), entry.getValueNode()),
                            new Place(entry.getValueNode(), entry.getValueNode())));
        }
        if (node instanceof SequenceNode sequence) {
            return sequence.getValue().stream()
                    .flatMap(item -> item instanceof ScalarNode ? Stream.of(new Place(item, item)) : below(item));
        }
        return Stream.empty();
    }

    private record Place(Node word, Node content) {
        boolean isCalled(String name) {
            return word instanceof ScalarNode scalar && scalar.getValue().equals(name);
        }
    }
}
