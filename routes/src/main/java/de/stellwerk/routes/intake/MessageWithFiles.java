package de.stellwerk.routes.intake;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;

/** Reads a message into memory and the files beside it into the staging, as {@link Multipart} does with parts. */
record MessageWithFiles(IntakeSettings settings, IntakeFormat format, Staging staging) {

    /** @param attachmentLimit how many bytes each file may have beside this message */
    Multipart.Body read(Content.Message content, ToLongFunction<Message> attachmentLimit) throws IOException {
        if (content.files().size() + 1 > settings.parts()) {
            throw Refusal.of(Problem.TOO_LARGE, Violation.of("too-many-parts", Place.NOWHERE, settings.parts()));
        }
        Message message = Message.of(format.messageParts().get(0), text(content.text()));
        if (content.files().isEmpty()) {
            return new Multipart.Body(message, List.of());
        }
        return new Multipart.Body(message, taken(content.files(), attachmentLimit.applyAsLong(message)));
    }

    private byte[] text(Content.Source source) throws IOException {
        try (InputStream text = source.open()) {
            return Multipart.wholeMessage(text, settings);
        }
    }

    private List<Part> taken(List<Content.Named> files, long mayHave) throws IOException {
        List<Part> parts = new ArrayList<>();
        for (Content.Named file : files) {
            try (InputStream content = file.content().open()) {
                Received received = Multipart.take(content, mayHave, staging, settings);
                parts.add(new Part(format.partOf(file.name()), Optional.of(file.name()), Optional.empty(), received));
            }
        }
        return parts;
    }
}
