package de.stellwerk.routes.intake;

import de.stellwerk.routes.catalog.Catalog;
import de.stellwerk.routes.catalog.Catalogs;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Collects everything that is wrong with a submission, wherever it was found, and lets only a faultless one pass. */
@Component
final class Validating {

    private final Catalogs catalogs;
    private final ContentChecks content;

    Validating(Catalogs catalogs, ContentChecks content) {
        this.catalogs = catalogs;
        this.content = content;
    }

    public Valid validate(Authorised submission) {
        Sent sent = submission.sent();
        ContentChecks.Checked checked =
                content.check(submission.portal(), submission.service(), submission.variant(), sent);
        Set<Violation> found = new LinkedHashSet<>(checked.violations());
        found.addAll(reach(submission));
        if (!found.isEmpty()) {
            throw Refusal.of(Problem.INVALID, sent.form().placed(List.copyOf(found)));
        }
        return new Valid(submission, checked.compiled(), checked.form().form().orElseThrow());
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
                        "test-reaches-production",
                        submission.sent().form().places().test())));
        return found;
    }
}
