package de.stellwerk.routes.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.stellwerk.routes.catalog.Service;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Checks attachments against what a service admits: count, size, type by declaration, name and content, purpose, names. */
final class AttachmentRules {

    private static final Pattern SAFE = Pattern.compile("[^\\p{Cntrl}./\\\\:*?\"<>|\\s][^\\p{Cntrl}/\\\\:*?\"<>|]*");

    /** File systems take 255 bytes, and targets may put a number in front. */
    private static final int LONGEST_NAME = 250;

    private final Service.AttachmentRules rules;
    private final List<Violation> found = new ArrayList<>();
    private final Set<String> names = new HashSet<>();

    private AttachmentRules(Service.AttachmentRules rules) {
        this.rules = rules;
    }

    static List<Violation> violations(Service.AttachmentRules rules, List<SentAttachment> attachments) {
        AttachmentRules checks = new AttachmentRules(rules);
        if (attachments.size() > rules.maxCount()) {
            checks.found.add(Violation.of("attachment-count", Place.NOWHERE, rules.maxCount()));
        }
        attachments.forEach(checks::check);
        return checks.found;
    }

    private void check(SentAttachment a) {
        require(a.received().size() <= rules.maxBytes(), a, "attachment-size", rules.maxBytes());
        require(a.received().size() > 0, a, "attachment-empty");
        require(SAFE.matcher(a.name()).matches(), a, "attachment-name");
        require(a.name().getBytes(UTF_8).length <= LONGEST_NAME, a, "attachment-name-length", LONGEST_NAME);
        require(names.add(a.name().toLowerCase(Locale.ROOT)), a, "attachment-name-twice");
        require(rules.purposes().contains(a.purpose()), a, "attachment-purpose", String.join(", ", rules.purposes()));
        if (!rules.types().contains(a.mediaType())) {
            require(false, a, "attachment-type", String.join(", ", rules.types()));
            return;
        }
        require(FileKind.nameFits(a.mediaType(), a.name()), a, "attachment-extension");
        require(FileKind.contentFits(a.mediaType(), a.received().head()), a, "attachment-content");
    }

    private void require(boolean kept, SentAttachment attachment, String rule, Object... limits) {
        if (!kept) {
            found.add(Violation.of(rule, attachment.place(), limits));
        }
    }
}
