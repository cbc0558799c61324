package de.stellwerk.routes.intake;

import com.networknt.schema.Schema;
import de.stellwerk.routes.mapping.CompiledMapping;
import de.stellwerk.routes.mapping.Eingang;
import de.stellwerk.schemas.xml.CompiledSchema;
import de.stellwerk.schemas.xml.XmlLimits;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

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
            JsonNode envelope = ((Form.Json) form).envelope();
            List<Violation> found = new ArrayList<>(JsonSchemas.violations(schema, envelope.path("form"), "/form"));
            found.addAll(FormTexts.violations(envelope.path("form"), "/form"));
            return new Checked(
                    Optional.of(new Eingang.Form.Json(envelope.path("applicant"), envelope.path("form"))), found);
        }
    }

    record Xoev(CompiledSchema schema, CompiledMapping mapping) implements CompiledForm {

        @Override
        public Checked check(Form form) {
            CompiledSchema.Checked checked = schema.read(((Form.Xml) form).text(), XmlLimits.FORM);
            return new Checked(
                    checked.tree().map(Eingang.Form.Xoev::new),
                    checked.violations().stream()
                            .map(de.stellwerk.routes.intake.Xoev::violation)
                            .toList());
        }
    }
}
