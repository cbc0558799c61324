package de.stellwerk.routes.delivery;

import de.stellwerk.routes.ledger.Claim;
import de.stellwerk.routes.ledger.Owed;

/** What a submission costs by the catalogue in force; for submissions whose mapping failed when they were accepted. */
public interface PriceAgain {

    Owed price(Claim claim, byte[] antrag) throws MappingFault;
}
