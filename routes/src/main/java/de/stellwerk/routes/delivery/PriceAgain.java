package de.stellwerk.routes.delivery;

import de.stellwerk.routes.ledger.Claim;
import de.stellwerk.routes.ledger.Owed;
import java.util.Optional;

/** What a submission costs by the catalogue in force; for submissions whose mapping failed when they were accepted. */
public interface PriceAgain {

    /**
     * What it costs.
     *
     * @param paidAntrag version 2 of the Antrag document, where the portal was paid already
     */
    record Price(Owed owed, Optional<byte[]> paidAntrag) {}

    /** @param form as the ledger keeps it */
    Price price(Claim claim, byte[] antrag, byte[] form) throws MappingFault;
}
