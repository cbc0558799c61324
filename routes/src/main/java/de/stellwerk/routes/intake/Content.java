package de.stellwerk.routes.intake;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/** What somebody hands in, unread. */
sealed interface Content {

    /**
     * A body as it came over the wire: the message alone, or multipart.
     *
     * @param contentType as declared, if any
     * @param stream bounded in time by its source
     */
    record Body(Optional<String> contentType, InputStream stream) implements Content {}

    /** A message in the portal's format, and the attachments that it names, by name. */
    record Message(Source text, List<Named> files) implements Content {

        static Message of(byte[] text) {
            return new Message(() -> new ByteArrayInputStream(text), List.of());
        }
    }

    /** A file beside a message. */
    record Named(String name, Source content) {}

    /** Opens content to be read once. */
    interface Source {
        InputStream open() throws IOException;
    }
}
