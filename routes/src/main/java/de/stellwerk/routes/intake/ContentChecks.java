package de.stellwerk.routes.intake;

import de.stellwerk.routes.catalog.CompiledForms;
import de.stellwerk.routes.catalog.Portal;
import de.stellwerk.routes.catalog.Service;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Checks everything in a submission that can be told without knowing who is competent. */
@Component
final class ContentChecks {

    private final CompiledForms<CompiledForm> forms;

    ContentChecks(CompiledForms<CompiledForm> forms) {
        this.forms = forms;
    }

    /** @param violations each once, those found while reading first */
    record Checked(CompiledForm compiled, CompiledForm.Checked form, Set<Violation> violations) {}

    Checked check(Portal portal, Service service, Service.Variant variant, Sent sent) {
        CompiledForm compiled = forms.of(service, variant);
        CompiledForm.Checked form = compiled.check(sent.form());
        Set<Violation> found = new LinkedHashSet<>(sent.violations());
        found.addAll(form.violations());
        found.addAll(AttachmentRules.violations(service.attachments(), sent.attachments()));
        found.addAll(returnUrl(portal, sent));
        return new Checked(compiled, form, found);
    }

    private static List<Violation> returnUrl(Portal portal, Sent sent) {
        return sent.returnUrl()
                .filter(url -> !portal.mayReturnTo(url))
                .map(url ->
                        List.of(Violation.of("return-url", sent.form().places().returnUrl())))
                .orElse(List.of());
    }
}
