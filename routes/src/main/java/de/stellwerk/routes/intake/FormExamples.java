package de.stellwerk.routes.intake;

import de.stellwerk.routes.catalog.Competence;
import de.stellwerk.routes.catalog.Defect;
import de.stellwerk.routes.catalog.Service;
import de.stellwerk.routes.catalog.ServiceFiles;
import de.stellwerk.routes.catalog.ServiceFiles.Example;
import de.stellwerk.routes.mapping.AntragDifference;
import de.stellwerk.routes.mapping.Eingang;
import de.stellwerk.routes.mapping.GoldenExample;
import de.stellwerk.routes.mapping.MappingFailed;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * Runs the golden examples of one variant: each form is valid and becomes the Antrag document beside it. It is read as if a
 * portal had sent it, the files beside it as parts: in a folder, under the folder's name, else under their own.
 */
final class FormExamples {

    private final CompiledForm form;
    private final Service service;
    private final Service.Variant variant;
    private final ServiceFiles files;
    private final GoldenExample golden;

    FormExamples(CompiledForm form, Service service, Service.Variant variant, ServiceFiles files) {
        this.form = form;
        this.service = service;
        this.variant = variant;
        this.files = files;
        this.golden = new GoldenExample(service.name(), service.fim(), service.competent() == Competence.KREIS);
    }

    /** What is wrong with an example; nothing when its form is valid and becomes what it must. */
    List<Defect> run(Example example) {
        List<Defect> defects = new ArrayList<>();
        try {
            Sent sent = sent(example, defects);
            List<Violation> violations = new ArrayList<>(sent.violations());
            CompiledForm.Checked checked = form.check(sent.form());
            violations.addAll(checked.violations());
            invalid(example, sent.form().placed(violations), defects);
            if (defects.isEmpty()) {
                compare(example, antrag(sent, checked), defects);
            }
        } catch (MappingFailed e) {
            defects.add(new Defect(
                    files.path(e.file()),
                    Math.max(1, e.line()),
                    "the mapping fails with " + e.code() + " at " + e.place() + " for " + example.name()));
        } catch (Refusal e) {
            invalid(example, e.violations(), defects);
        } catch (IOException | NoSuchElementException | IllegalArgumentException e) {
            defects.add(defect(example.form(), "the example cannot be run: a file is broken or not there"));
        }
        return defects;
    }

    /** The Antrag document that a valid example becomes. */
    byte[] antrag(Example example) throws IOException {
        Sent sent = sent(example, new ArrayList<>());
        return antrag(sent, form.check(sent.form()));
    }

    private byte[] antrag(Sent sent, CompiledForm.Checked checked) {
        return form.mapping().toAntrag(golden.of(message(sent, checked.form().orElseThrow())));
    }

    private void compare(Example example, byte[] antrag, List<Defect> defects) {
        AntragDifference.between(content(example.antrag()), antrag)
                .ifPresent(place ->
                        defects.add(defect(example.antrag(), "the mapping makes something else of it at " + place)));
    }

    /** What its portal would have sent; what is wrong with its {@code portal.yml} goes to the defects. */
    Sent sent(Example example, List<Defect> defects) throws IOException {
        IntakeFormat format = IntakeFormat.of(variant.format());
        Staging staging = new Staging.Nowhere(null);
        AddressBook addressing = new AddressBook(files.addresses(example, defects), this::isOurs);
        Message message = Message.of(format.messageParts().get(0), content(example.form()));
        return format.read(message, parts(example, staging), addressing, staging);
    }

    private boolean isOurs(String key) {
        return service.keys().stream().anyMatch(own -> key.equals(own) || key.equals(Service.urn(own)));
    }

    private List<Part> parts(Example example, Staging staging) throws IOException {
        List<Part> parts = new ArrayList<>();
        for (Map.Entry<String, byte[]> file : files.parts(example).entrySet()) {
            String[] path = file.getKey().split("/");
            Received received = staging.take(new ByteArrayInputStream(file.getValue()), file.getValue().length);
            parts.add(new Part(path[0], Optional.of(path[path.length - 1]), Optional.empty(), received));
        }
        return parts;
    }

    private static GoldenExample.Message message(Sent sent, Eingang.Form checked) {
        return new GoldenExample.Message(
                sent.reference().orElseThrow(),
                sent.caseReference(),
                sent.service().orElseThrow(),
                sent.area().orElseThrow(),
                sent.test(),
                sent.form().sentAt(),
                sent.attachments().stream()
                        .map(a -> new GoldenExample.Attachment(
                                a.name(),
                                a.purpose(),
                                a.mediaType(),
                                a.received().size(),
                                a.received().sha512()))
                        .toList(),
                checked);
    }

    private void invalid(Example example, List<Violation> violations, List<Defect> defects) {
        for (Violation violation : violations) {
            Place place = violation.place();
            int line = Optional.ofNullable(place.line()).orElse(1);
            String where = Optional.ofNullable(place.pointer())
                    .or(() -> Optional.ofNullable(place.xpath()))
                    .or(() -> Optional.ofNullable(place.part()))
                    .orElse("the message");
            defects.add(new Defect(
                    files.path(example.form()), line, "the form is not valid: " + violation.rule() + " at " + where));
        }
    }

    private Defect defect(String file, String text) {
        return new Defect(files.path(file), 1, text);
    }

    private byte[] content(String file) {
        return files.content(file).orElseThrow();
    }
}
