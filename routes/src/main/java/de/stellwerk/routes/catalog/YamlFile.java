package de.stellwerk.routes.catalog;

import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;

/** Reads a YAML file as nodes, which know their lines; no object is ever built from its tags. */
final class YamlFile {

    private YamlFile() {}

    /** The mapping that the file consists of, or nothing and a defect. */
    static Optional<Section> read(byte[] content, Defects defects) {
        try {
            Node root = new Yaml(new LoaderOptions()).compose(new StringReader(text(content)));
            if (root instanceof MappingNode mapping) {
                return Optional.of(new Section(mapping, defects));
            }
            defects.add(1, "the file must be a mapping of keys to values");
        } catch (CharacterCodingException e) {
            defects.add(1, "the file is not UTF-8");
        } catch (MarkedYAMLException e) {
            defects.add(line(e.getProblemMark()), "no YAML: " + e.getProblem());
        } catch (YAMLException e) {
            defects.add(1, "no YAML: a character or structure that is not allowed");
        }
        return Optional.empty();
    }

    private static String text(byte[] content) throws CharacterCodingException {
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(content))
                .toString();
    }

    private static int line(Mark mark) {
        return mark == null ? 1 : mark.getLine() + 1;
    }
}
