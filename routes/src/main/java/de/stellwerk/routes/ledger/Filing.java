package de.stellwerk.routes.ledger;

import de.stellwerk.adapter.Delivery;

/**
 * Under which names and in which place of its Aktenplan a submission is filed, as the catalogue said when it was accepted: what
 * an adapter looks for after an unknown outcome must not move with the catalogue.
 */
public record Filing(Delivery.Service service, Delivery.Tenant tenant) {}
