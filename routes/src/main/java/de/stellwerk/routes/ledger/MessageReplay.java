package de.stellwerk.routes.ledger;

import java.util.UUID;

/** Sends a message that had been given back to where it was going. Returns when the broker has taken it durably. */
public interface MessageReplay {

    /** @throws RuntimeException when the broker did not take it; it stays dead then */
    void sendBack(UUID id, String address, byte[] body);
}
