package de.stellwerk.routes.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The attachments of a body whose parts say themselves what they are: {@code representation} once, {@code attachment} often. */
final class NamedParts {

    static final String REPRESENTATION = "representation";
    static final String ATTACHMENT = "attachment";
    private static final String PDF = "application/pdf";
    private static final String ANYTHING = "application/octet-stream";

    private final List<Violation> violations;
    private final List<SentAttachment> representations = new ArrayList<>();
    private final List<SentAttachment> attachments = new ArrayList<>();

    NamedParts(List<Part> parts, List<Violation> violations) {
        this.violations = violations;
        int seenRepresentations = 0;
        int seenAttachments = 0;
        for (Part part : parts) {
            switch (part.name()) {
                case REPRESENTATION -> representation(part, Place.part(REPRESENTATION, ++seenRepresentations));
                case ATTACHMENT -> attachment(part, Place.part(ATTACHMENT, ++seenAttachments));
                default -> violations.add(Violation.of("part-unknown", Place.NOWHERE));
            }
        }
        if (seenRepresentations > 1) {
            violations.add(Violation.of("representation-twice", Place.part(REPRESENTATION, 2)));
        }
    }

    /** The representation first, then the attachments in the order of the request. */
    List<SentAttachment> joined() {
        List<SentAttachment> joined = new ArrayList<>(representations);
        joined.addAll(attachments);
        return List.copyOf(joined);
    }

    private void representation(Part part, Place place) {
        attachment(part, "form", place).ifPresent(representation -> {
            if (!representation.mediaType().equals(PDF)) {
                violations.add(Violation.of("representation-type", place));
            }
            representations.add(representation);
        });
    }

    private void attachment(Part part, Place place) {
        attachment(part, ATTACHMENT, place).ifPresent(attachments::add);
    }

    private Optional<SentAttachment> attachment(Part part, String purpose, Place place) {
        Optional<String> name = part.fileName().filter(given -> !given.isBlank());
        if (name.isEmpty()) {
            violations.add(Violation.of("part-file-name-missing", place));
        }
        return name.map(given -> new SentAttachment(given, purpose, mediaType(part, given), place, part.received()));
    }

    /** A part that declares nothing of use is taken for what its name ends in; its content is checked against that. */
    private static String mediaType(Part part, String name) {
        return part.mediaType()
                .filter(declared -> !declared.equals(ANYTHING))
                .or(() -> FileKind.mediaTypeOf(name))
                .orElse(ANYTHING);
    }
}
