package de.stellwerk.routes.delivery;

import de.stellwerk.routes.ledger.Claim;
import de.stellwerk.routes.ledger.StoredAttachment;
import java.util.List;

/** Maps a stored form with the mapping in force; for submissions whose mapping failed when they were accepted. */
public interface MapAgain {

    /**
     * An Antrag document and the content hash of the service files that made it.
     */
    record Mapped(byte[] antrag, String pin) {}

    Mapped map(Claim claim, byte[] form, List<StoredAttachment> attachments) throws MappingFault;
}
