package de.stellwerk.routes.intake;

import com.networknt.schema.Schema;
import de.stellwerk.routes.mapping.CompiledMapping;
import de.stellwerk.routes.mapping.Eingang;
import de.stellwerk.schemas.xml.CompiledSchema;
import de.stellwerk.schemas.xml.XmlLimits;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One variant of a service, ready to be used: its schema and its mapping. Safe for many threads. */
public sealed interface CompiledForm {

    CompiledMapping mapping();

    /**
     * What the mapping sees of the form, there exactly when there is no violation.
     *
     * @param form in the format of this variant
     */
    Checked check(Form form);

    record Checked(Optional<Eingang.Form> form, List<Violation> violations) {}

    record Json(Schema schema, CompiledMapping mapping) implements CompiledForm {

        @Override
        public Checked check(Form form) {
            Form.Json json = (Form.Json) form;
            List<Violation> found = new ArrayList<>(JsonSchemas.violations(schema, json.form(), ""));
            found.addAll(FormTexts.violations(json.form(), ""));
            return new Checked(
                    Optional.of(new Eingang.Form.Json(json.applicant(), json.form())),
                    found.stream()
                            .map(violation -> violation.withPlace(
                                    place -> Place.pointer(json.origin().apply(place.pointer()))))
                            .toList());
        }
    }

    record Xml(CompiledSchema schema, CompiledMapping mapping) implements CompiledForm {

        @Override
        public Checked check(Form form) {
            Form.OfRoot xml = (Form.OfRoot) form;
            CompiledSchema.Checked checked = schema.read(xml.text(), XmlLimits.FORM);
            return new Checked(
                    checked.tree().map(tree -> new Eingang.Form.Xml(xml.applicant(), tree)),
                    checked.violations().stream().map(xml::violation).toList());
        }
    }
}
