package de.stellwerk.routes.delivery;

import de.stellwerk.adapter.Delivery;
import de.stellwerk.routes.ledger.Claim;

/** What the catalogue in force says about the service and the authority of a submission. */
public interface Facts {

    Delivery.Service service(Claim claim);

    Delivery.Tenant tenant(Claim claim);
}
