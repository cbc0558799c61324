package de.stellwerk.routes.intake;

import de.stellwerk.routes.catalog.PortalFormat;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.springframework.http.MediaType;

/** One shape in which portals send submissions. A portal's file names its format. */
interface IntakeFormat {

    static IntakeFormat of(PortalFormat format) {
        return switch (format) {
            case STELLWERK_JSON -> StellwerkJson.FORMAT;
            case XOEV -> Xoev.FORMAT;
            case OZG_CLOUD -> OzgCloud.FORMAT;
            case FORM_SOLUTIONS -> FormSolutions.FORMAT;
        };
    }

    /** Of the message sent alone, without multipart framing. */
    MediaType mediaType();

    /** The parts of a multipart body that hold the message: first the one that must be there, then those that may. */
    List<String> messageParts();

    /**
     * What the message calls itself and the service it is for, before its attachments are there, and maybe some of its parts.
     *
     * @throws Refusal when the message cannot be understood at all
     */
    Named named(Message message, AddressBook addressing);

    /** The name of the part in which a file of this name would travel in a multipart body. */
    default String partOf(String fileName) {
        return fileName;
    }

    record Named(Optional<String> reference, Optional<String> service) {}

    /**
     * Reads a message and joins it with its attachments. What can be told without the catalogue and does not keep the message
     * from being understood goes into the result's violations.
     *
     * @throws Refusal when the message cannot be understood at all
     */
    Sent read(Message message, List<Part> attachments, AddressBook addressing, Staging staging) throws IOException;

    /** The form once more, from the bytes that {@link #read} gave for the ledger to keep. */
    Form kept(byte[] canonical);

    /** What the portal said of a payment of its own, from the same bytes. Most formats know none. */
    default Optional<SentPayment> keptPayment(byte[] canonical) {
        return Optional.empty();
    }
}
