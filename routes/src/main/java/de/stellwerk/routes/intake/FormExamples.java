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
import de.stellwerk.schemas.xml.XmlRefused;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/** Runs the golden examples of one variant: each form is valid and becomes the Antrag document beside it. */
final class FormExamples {

    private final CompiledForm form;
    private final Service.Variant variant;
    private final ServiceFiles files;
    private final GoldenExample golden;

    FormExamples(CompiledForm form, Service service, Service.Variant variant, ServiceFiles files) {
        this.form = form;
        this.variant = variant;
        this.files = files;
        this.golden = new GoldenExample(service.name(), service.fim(), service.competent() == Competence.KREIS);
    }

    /** What is wrong with an example; nothing when its form is valid and becomes what it must. */
    List<Defect> run(Example example) {
        try {
            Form sent = sent(example);
            CompiledForm.Checked checked = form.check(sent);
            if (!checked.violations().isEmpty()) {
                return sent.placed(checked.violations()).stream()
                        .map(violation -> invalid(example, violation))
                        .toList();
            }
            byte[] antrag =
                    form.mapping().toAntrag(eingang(example, checked.form().orElseThrow()));
            return AntragDifference.between(content(example.antrag()), antrag)
                    .map(place ->
                            List.of(defect(example.antrag(), "the mapping makes something else of it at " + place)))
                    .orElse(List.of());
        } catch (MappingFailed e) {
            return List.of(new Defect(
                    files.path(e.file()),
                    Math.max(1, e.line()),
                    "the mapping fails with " + e.code() + " at " + e.place() + " for " + example.name()));
        } catch (Refusal | XmlRefused | NoSuchElementException | IllegalArgumentException e) {
            return List.of(defect(example.form(), "the example cannot be run: a file is broken or not there"));
        }
    }

    private Form sent(Example example) {
        byte[] text = content(example.form());
        return switch (variant.format()) {
            case STELLWERK_JSON -> new Form.Json(JsonText.read(text), text);
            case XOEV -> new Form.Xml(variant.root().orElseThrow(), text);
        };
    }

    private Eingang eingang(Example example, Eingang.Form checked) {
        if (checked instanceof Eingang.Form.Xoev xoev) {
            return golden.of(xoev.message(), name -> files.content(example.name() + "/" + name));
        }
        return golden.of(JsonText.read(content(example.form())));
    }

    private Defect invalid(Example example, Violation violation) {
        Place place = violation.place();
        int line = Optional.ofNullable(place.line()).orElse(1);
        String where = place.pointer() != null ? place.pointer() : place.xpath();
        return new Defect(
                files.path(example.form()), line, "the form is not valid: " + violation.rule() + " at " + where);
    }

    private Defect defect(String file, String text) {
        return new Defect(files.path(file), 1, text);
    }

    private byte[] content(String file) {
        return files.content(file).orElseThrow();
    }
}
