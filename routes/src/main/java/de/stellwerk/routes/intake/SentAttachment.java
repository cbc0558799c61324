package de.stellwerk.routes.intake;

import de.stellwerk.routes.ledger.StoredAttachment;

/** An attachment as the message names it, with its content. */
record SentAttachment(String name, String purpose, String mediaType, Place place, Received received) {

    /** What the message says of it. */
    record Named(String name, String purpose, String mediaType, Place place) {}

    StoredAttachment stored() {
        return new StoredAttachment(received.id(), name, purpose, mediaType, received.size(), received.sha512());
    }
}
