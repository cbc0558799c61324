package de.stellwerk.routes.mapping;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import de.stellwerk.schemas.AntragDocument;
import de.stellwerk.schemas.xml.CompiledSchema;
import de.stellwerk.schemas.xml.XmlLimits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.xmlunit.assertj3.XmlAssert;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.json.JsonMapper;

/** Every example of every service in the catalogue becomes the Antrag document beside it. */
class GoldenExamplesTest {

    private static final Path SERVICES = Path.of("../catalog/services");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @ParameterizedTest
    @MethodSource("examples")
    void anExampleBecomesTheDocumentBesideIt(Example example) throws IOException {
        byte[] antrag = example.map();
        byte[] expected = Files.readAllBytes(example.folder().resolve("antrag.xml"));

        XmlAssert.assertThat(antrag).and(expected).ignoreWhitespace().areSimilar();
        assertThat(AntragDifference.between(expected, antrag)).isEmpty();
        assertThat(AntragDocument.validate(antrag)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void mappingTwiceGivesTheSameBytes(Example example) throws IOException {
        assertThat(example.map()).isEqualTo(example.map());
    }

    @Test
    void everyVariantHasAtLeastFourExamples() {
        Map<String, Integer> counts = new TreeMap<>();
        for (Path service : children(SERVICES)) {
            variants(service).keySet().forEach(variant -> counts.put(service.getFileName() + "/" + variant, 0));
        }
        examples().forEach(example -> counts.merge(example.service() + "/" + example.variant(), 1, Integer::sum));

        assertThat(counts)
                .isNotEmpty()
                .allSatisfy((variant, count) -> assertThat(count).as(variant).isGreaterThanOrEqualTo(4));
    }

    @Test
    void theSameApplicationGivesTheSameDocumentFromEveryVariant() {
        Map<String, List<Example>> sameApplication = examples()
                .collect(Collectors.groupingBy(
                        example -> example.service() + "/" + example.folder().getFileName()));

        assertThat(sameApplication)
                .anySatisfy((name, examples) -> assertThat(examples).hasSizeGreaterThan(1));
        sameApplication.forEach((name, examples) -> assertThat(examples.stream()
                        .map(example -> AntragDifference.between(examples.get(0).map(), example.map())))
                .as(name)
                .allMatch(Optional::isEmpty));
    }

    @Test
    void aDifferenceIsFoundByItsPlace() {
        byte[] antrag = examples().findFirst().orElseThrow().map();
        String changed = new String(antrag, UTF_8).replace("<portal>", "<portal>x");

        assertThat(AntragDifference.between(antrag, changed.getBytes(UTF_8)))
                .contains("/antrag/nachrichtenkopf/portal");
    }

    static Stream<Example> examples() {
        return children(SERVICES).stream().flatMap(GoldenExamplesTest::examplesOf);
    }

    private static Stream<Example> examplesOf(Path service) {
        return children(service.resolve("examples")).stream()
                .flatMap(variant -> children(variant).stream().map(folder -> example(service, variant, folder)));
    }

    private static Example example(Path service, Path variant, Path folder) {
        Map<String, String> files = variants(service).get(variant.getFileName().toString());
        return new Example(
                service.getFileName().toString(), variant.getFileName().toString(), folder, files);
    }

    private static Map<String, Map<String, String>> variants(Path service) {
        @SuppressWarnings("unchecked")
        Map<String, Map<String, String>> variants =
                (Map<String, Map<String, String>>) description(service).get("variants");
        return variants;
    }

    private static Map<String, Object> description(Path service) {
        return new Yaml().load(new String(bytes(service.resolve("service.yml")), UTF_8));
    }

    private static List<Path> children(Path folder) {
        try (Stream<Path> children = Files.list(folder)) {
            return children.filter(Files::isDirectory).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    record Example(String service, String variant, Path folder, Map<String, String> files) {

        byte[] map() {
            Path home = SERVICES.resolve(service);
            CompiledMapping mapping = CompiledMapping.compile(
                    files.get("mapping"),
                    bytes(home.resolve(files.get("mapping"))),
                    name -> Optional.of(bytes(home.resolve(name))));
            return mapping.toAntrag(eingang(home));
        }

        private Eingang eingang(Path home) {
            Map<String, Object> description = description(home);
            GoldenExample golden = new GoldenExample(
                    (String) description.get("name"),
                    Optional.ofNullable((String) description.get("fim")),
                    "kreis".equals(description.get("competent")));
            if ("stellwerk-json".equals(files.get("format"))) {
                return golden.of(JSON.readTree(bytes(folder.resolve("form.json"))));
            }
            CompiledSchema schema =
                    CompiledSchema.compile(files.get("schema"), bytes(home.resolve(files.get("schema"))), Map.of());
            CompiledSchema.Checked checked = schema.read(bytes(folder.resolve("form.xml")), XmlLimits.FORM);
            assertThat(checked.violations()).isEmpty();
            return golden.of(checked.tree().orElseThrow(), name -> Optional.of(bytes(folder.resolve(name))));
        }

        @Override
        public String toString() {
            return service + "/" + variant + "/" + folder.getFileName();
        }
    }
}
