package de.stellwerk.routes.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import de.stellwerk.routes.catalog.Adapters;
import de.stellwerk.routes.catalog.CatalogCheck;
import de.stellwerk.routes.catalog.Defect;
import de.stellwerk.routes.catalog.FormCompiler;
import de.stellwerk.routes.catalog.PayloadStylesheet;
import de.stellwerk.routes.catalog.PortalFormat;
import de.stellwerk.routes.catalog.Service;
import de.stellwerk.routes.catalog.ServiceFiles;
import de.stellwerk.routes.mapping.AntragDifference;
import de.stellwerk.routes.mapping.Eingang;
import de.stellwerk.schemas.AntragDocument;
import de.stellwerk.schemas.PaidAntrag;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.xmlunit.assertj3.XmlAssert;

/** Every example of every service in the catalogue becomes the Antrag document beside it. */
class GoldenExamplesTest {

    private static final Shipped SHIPPED = Shipped.read();

    @ParameterizedTest
    @MethodSource("examples")
    void anExampleBecomesTheDocumentBesideIt(Example example) {
        byte[] antrag = example.map();

        XmlAssert.assertThat(antrag).and(example.expected()).ignoreWhitespace().areSimilar();
        assertThat(example.examples().run(example.example())).isEmpty();
        assertThat(AntragDocument.validate(antrag)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void mappingTwiceGivesTheSameBytes(Example example) {
        assertThat(example.map()).isEqualTo(example.map());
    }

    @ParameterizedTest
    @MethodSource("examples")
    void whatItSaysStaysWhenItIsPaid(Example example) {
        byte[] antrag = example.map();
        PaidAntrag.Item item =
                new PaidAntrag.Item("Abgabe", new BigDecimal("25.00"), "67.1", Optional.empty(), Optional.of("Abgabe"));
        byte[] paid = new PaidAntrag(
                        Optional.of("SO-1"), Optional.empty(), Optional.empty(), item.amount(), List.of(item))
                .addedTo(antrag);

        XmlAssert.assertThat(paid)
                .and(antrag)
                .ignoreWhitespace()
                .withNodeFilter(
                        node -> !List.of("zahlung", "dokumentversion").contains(String.valueOf(node.getLocalName())))
                .areSimilar();
    }

    /** What the ledger keeps is enough to map the form again. */
    @ParameterizedTest
    @MethodSource("examples")
    void theBytesKeptAreTheFormOnceMore(Example example) throws IOException {
        Sent sent = example.examples().sent(example.example(), new ArrayList<>());
        Form kept = IntakeFormat.of(example.format()).kept(sent.canonical());

        assertThat(seen(example.form().check(kept)))
                .isEqualTo(seen(example.form().check(sent.form())));
        assertThat(kept.sentAt()).isEqualTo(sent.form().sentAt());
    }

    /** What a mapping sees of a form, as text; JSON in canonical form. */
    private static String seen(CompiledForm.Checked checked) {
        Eingang.Form form = checked.form().orElseThrow();
        String applicant = form.applicantBeside()
                .map(beside -> new String(JsonText.canonical(beside), UTF_8))
                .orElse("");
        return applicant
                + (form instanceof Eingang.Form.Json json
                        ? new String(JsonText.canonical(json.form()), UTF_8)
                        : ((Eingang.Form.Xml) form).form().toString());
    }

    @Test
    void everyVariantHasAtLeastFourExamples() {
        assertThat(SHIPPED.counts)
                .hasSizeGreaterThanOrEqualTo(5)
                .allSatisfy((variant, count) -> assertThat(count).as(variant).isGreaterThanOrEqualTo(4));
    }

    @Test
    void theSameApplicationGivesTheSameDocumentFromEveryVariantThatSaysAllOfIt() {
        Predicate<Example> saysAll = example -> example.format() == PortalFormat.STELLWERK_JSON
                || example.format() == PortalFormat.XOEV && !example.name().endsWith("-anlagen-inline");

        assertThat(sameApplications(saysAll)).allSatisfy((name, same) -> assertThat(same.stream()
                        .map(example -> AntragDifference.between(same.get(0).map(), example.map())))
                .allMatch(Optional::isEmpty));
    }

    @Test
    void theSameApplicationGivesTheSameGroupsFromEveryVariant() {
        Map<String, List<Example>> same = sameApplications(example -> true);

        assertThat(same.values()).anyMatch(examples -> examples.size() == 5);
        assertThat(same).allSatisfy((name, examples) -> assertThat(examples)
                .extracting(example -> part("formular", example.map()))
                .allMatch(
                        groups -> groups.equals(part("formular", examples.get(0).map()))));
    }

    @Test
    void theSameApplicationHasTheSameAttachmentsFromEveryVariant() {
        assertThat(sameApplications(example -> true)).allSatisfy((name, examples) -> assertThat(examples)
                .extracting(example -> contents(example.map()))
                .allMatch(contents -> contents.equals(contents(examples.get(0).map()))));
    }

    @Test
    void aDifferenceIsFoundByItsPlace() {
        byte[] antrag = examples().findFirst().orElseThrow().map();
        String changed = new String(antrag, UTF_8).replace("<portal>", "<portal>x");

        assertThat(AntragDifference.between(antrag, changed.getBytes(UTF_8)))
                .contains("/antrag/nachrichtenkopf/portal");
    }

    static Stream<Example> examples() {
        return SHIPPED.examples.stream().sorted(Comparator.comparing(Example::toString));
    }

    private static Map<String, List<Example>> sameApplications(Predicate<Example> which) {
        return examples()
                .filter(which)
                .collect(Collectors.groupingBy(
                        example -> example.service() + " " + example.name().replace("-anlagen-inline", "")));
    }

    private static String part(String element, byte[] antrag) {
        String text = new String(antrag, UTF_8);
        return text.substring(text.indexOf("<" + element + ">"), text.indexOf("</" + element + ">"));
    }

    /** What is in the attachments, whatever they are called. */
    private static List<String> contents(byte[] antrag) {
        return Stream.of(new String(antrag, UTF_8).split("<sha512>"))
                .skip(1)
                .map(rest -> rest.substring(0, 128))
                .toList();
    }

    record Example(
            String service,
            PortalFormat format,
            CompiledForm form,
            FormExamples examples,
            ServiceFiles files,
            ServiceFiles.Example example) {

        String name() {
            return example.name().substring(example.name().lastIndexOf('/') + 1);
        }

        byte[] expected() {
            return files.content(example.antrag()).orElseThrow();
        }

        byte[] map() {
            try {
                return examples.antrag(example);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public String toString() {
            return service + "/" + example.name();
        }
    }

    /** The catalogue that comes with the hub, asked for its examples. */
    private static final class Shipped implements FormCompiler<CompiledForm> {
        private final FormCompilation compilation = new FormCompilation();
        private final List<Example> examples = new CopyOnWriteArrayList<>();
        private final Map<String, Integer> counts = new ConcurrentSkipListMap<>();

        static Shipped read() {
            Shipped shipped = new Shipped();
            CatalogCheck.of(Path.of("../catalog"), Adapters.of(), shipped);
            return shipped;
        }

        @Override
        public CompiledForm compile(Service service, Service.Variant variant, ServiceFiles files) {
            return compilation.compile(service, variant, files);
        }

        @Override
        public List<Defect> runExamples(
                CompiledForm form, Service service, Service.Variant variant, ServiceFiles files) {
            FormExamples runs = new FormExamples(form, service, variant, files);
            List<ServiceFiles.Example> found = files.examples(variant);
            found.forEach(
                    example -> examples.add(new Example(service.id(), variant.format(), form, runs, files, example)));
            counts.put(service.id() + "/" + variant.name(), found.size());
            return List.of();
        }

        @Override
        public List<Defect> check(PayloadStylesheet stylesheet) {
            return List.of();
        }
    }
}
