package de.stellwerk.app.demo;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What {@code start} needs to know of the shipped catalogue: who sends, and what. */
record DemoCatalogue(Path directory) {

    private static final Set<String> MESSAGES = Set.of("form.json", "form.xml");
    private static final Set<String> NO_PARTS = Set.of("form.json", "form.xml", "antrag.xml", "portal.yml");

    /** By name. */
    List<DemoPortal> portals() {
        return entries(directory.resolve("portals"))
                .map(file -> new DemoPortal(id(file), String.valueOf(yaml(file).get("format"))))
                .toList();
    }

    List<String> tenants() {
        return entries(directory.resolve("tenants")).map(DemoCatalogue::id).toList();
    }

    /** The names of the attached systems. */
    List<String> targets() {
        return entries(directory.resolve("targets"))
                .map(target -> target.getFileName().toString())
                .toList();
    }

    /** {@code services/<service>/examples/<variant>/<example>/form.…}, by path. */
    List<Sample> samples() {
        return entries(directory.resolve("services"))
                .flatMap(service -> entries(service.resolve("examples"))
                        .flatMap(DemoCatalogue::entries)
                        .flatMap(example -> sample(service, example)))
                .toList();
    }

    private static String id(Path file) {
        return file.getFileName().toString().replaceFirst("\\.yml$", "");
    }

    private static Stream<Sample> sample(Path service, Path example) {
        String variant = example.getParent().getFileName().toString();
        return entries(example)
                .filter(file -> MESSAGES.contains(file.getFileName().toString()))
                .map(message -> new Sample(
                        service.getFileName() + " " + variant + " " + example.getFileName(),
                        format(service, variant),
                        message,
                        attachments(example)));
    }

    /** A file in a folder travels in a part of the folder's name, another one in a part of its own. */
    private static List<Sample.Attachment> attachments(Path example) {
        return entries(example)
                .filter(file -> !NO_PARTS.contains(file.getFileName().toString()))
                .flatMap(part -> Files.isDirectory(part) ? entries(part) : Stream.of(part))
                .map(file -> new Sample.Attachment(
                        example.relativize(file).getName(0).toString(), file))
                .toList();
    }

    private static String format(Path service, String variant) {
        Map<?, ?> variants = (Map<?, ?>) yaml(service.resolve("service.yml")).get("variants");
        return String.valueOf(((Map<?, ?>) variants.get(variant)).get("format"));
    }

    private static Map<?, ?> yaml(Path file) {
        try (Reader reader = Files.newBufferedReader(file)) {
            return new Yaml(new SafeConstructor(new LoaderOptions())).load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Path> entries(Path directory) {
        if (!Files.isDirectory(directory)) {
            return Stream.empty();
        }
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
