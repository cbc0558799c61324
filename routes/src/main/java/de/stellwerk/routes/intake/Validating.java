package de.stellwerk.routes.intake;

import de.stellwerk.routes.catalog.Catalog;
import de.stellwerk.routes.catalog.Catalogs;
import de.stellwerk.routes.catalog.CompiledForms;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Collects everything that is wrong with a submission, wherever it was found, and lets only a faultless one pass. */
@Component
final class Validating {

    private final Catalogs catalogs;
    private final CompiledForms<CompiledForm> forms;

    Validating(Catalogs catalogs, CompiledForms<CompiledForm> forms) {
        this.catalogs = catalogs;
        this.forms = forms;
    }

    /** The submission, or the {@link Answer} to a trial. */
    public Object validate(Authorised submission) {
        CompiledForm compiled = forms.of(submission.service(), submission.variant());
        CompiledForm.Checked checked = compiled.check(submission.sent().form());
        Set<Violation> found = new LinkedHashSet<>(submission.sent().violations());
        found.addAll(checked.violations());
        found.addAll(AttachmentRules.violations(
                submission.service().attachments(), submission.sent().attachments()));
        found.addAll(returnUrl(submission));
        found.addAll(reach(submission));
        if (!found.isEmpty()) {
            throw Refusal.of(Problem.INVALID, submission.sent().form().placed(List.copyOf(found)));
        }
        return submission.call().trial()
                ? new Answer.Valid()
                : new Valid(submission, compiled, checked.form().orElseThrow());
    }

    private static List<Violation> returnUrl(Authorised submission) {
        return submission
                .sent()
                .returnUrl()
                .filter(url -> !mayReturnTo(submission, url))
                .map(url -> List.of(
                        Violation.of("return-url", submission.sent().form().returnUrlPlace())))
                .orElse(List.of());
    }

    private static boolean mayReturnTo(Authorised submission, URI url) {
        return submission.portal().mayReturnTo(url);
    }

    /** A test submission must not reach any target that is in production. */
    private List<Violation> reach(Authorised submission) {
        if (!submission.sent().test()) {
            return List.of();
        }
        Catalog catalog = catalogs.current();
        List<Violation> found = new ArrayList<>();
        submission.deliveries().stream()
                .filter(planned -> catalog.target(planned.target())
                        .map(target -> target.target().production())
                        .orElse(true))
                .findFirst()
                .ifPresent(production -> found.add(Violation.of(
                        "test-reaches-production", submission.sent().form().testPlace())));
        return found;
    }
}
