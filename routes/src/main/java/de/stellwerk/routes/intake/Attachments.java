package de.stellwerk.routes.intake;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Joins the attachments that a message names with the parts that came along: each part once, none left over. */
final class Attachments {

    private final List<Part> parts;
    private final List<Violation> violations;
    private final List<SentAttachment> joined = new ArrayList<>();
    private final Set<Part> used = new HashSet<>();

    Attachments(List<Part> parts, List<Violation> violations) {
        this.parts = parts;
        this.violations = violations;
    }

    void refuse(Violation violation) {
        violations.add(violation);
    }

    void add(SentAttachment attachment) {
        joined.add(attachment);
    }

    /** Adds one whose content the message holds in Base64. */
    void inline(SentAttachment.Named named, String base64, Place contentPlace, Staging staging) throws IOException {
        Optional<byte[]> content = Base64Text.decoded(base64);
        if (content.isEmpty()) {
            violations.add(Violation.of("attachment-base64", contentPlace));
            return;
        }
        InputStream stream = new ByteArrayInputStream(content.get());
        joined.add(new SentAttachment(
                named.name(),
                named.purpose(),
                named.mediaType(),
                named.place(),
                staging.take(stream, content.get().length)));
    }

    /** What the message holds must not come as a part once more. */
    void refuseAsPart(String partName, Place place) {
        List<Part> named =
                parts.stream().filter(part -> part.name().equals(partName)).toList();
        if (!named.isEmpty()) {
            used.addAll(named);
            violations.add(Violation.of("attachment-inline-and-part", place));
        }
    }

    /** Adds the part of this name, if it is there just once and not used yet. */
    void join(String partName, String name, String purpose, String mediaType, Place place) {
        List<Part> named =
                parts.stream().filter(part -> part.name().equals(partName)).toList();
        if (named.isEmpty()) {
            violations.add(Violation.of("part-missing", place));
            return;
        }
        if (named.size() > 1 || !used.addAll(named)) {
            used.addAll(named);
            violations.add(Violation.of("part-doubled", place));
            return;
        }
        Part part = named.get(0);
        part.mediaType()
                .filter(declared ->
                        !declared.equalsIgnoreCase(mediaType) && !declared.equals("application/octet-stream"))
                .ifPresent(declared -> violations.add(Violation.of("part-type", place)));
        joined.add(new SentAttachment(name, purpose, mediaType, place, part.received()));
    }

    /** Parts that no attachment names are one violation each. */
    void refuseUnnamed() {
        parts.stream()
                .filter(part -> !used.contains(part))
                .forEach(part -> violations.add(Violation.of("part-unknown", Place.NOWHERE)));
    }

    List<SentAttachment> joined() {
        return List.copyOf(joined);
    }
}
