package de.stellwerk.routes.intake;

import de.stellwerk.routes.catalog.PortalFormat;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.springframework.http.MediaType;

/** One shape in which portals send submissions. A portal's file names its format. */
interface IntakeFormat {

    /** Which format of portals' files this is. */
    PortalFormat format();

    /** Of the message sent alone, without multipart framing. */
    MediaType mediaType();

    /** The part of a multipart body that holds the message. */
    String messagePart();

    /**
     * What the message calls itself and the service it is for, before its attachments are there.
     *
     * @throws Refusal when the message cannot be understood at all
     */
    Named named(byte[] message);

    record Named(Optional<String> reference, Optional<String> service) {}

    /**
     * Reads a message and joins it with its attachments. What can be told without the catalogue and does not keep the message
     * from being understood goes into the result's violations.
     *
     * @throws Refusal when the message cannot be understood at all
     */
    Sent read(byte[] message, List<Part> attachments, Staging staging) throws IOException;
}
