package de.stellwerk.routes.ledger;

import java.util.UUID;

/**
 * An attachment in the ledger.
 *
 * @param name safe as a file name
 * @param purpose {@code form}, {@code attachment} or {@code report}
 * @param size in bytes
 * @param sha512 lower-case hex over the plain bytes
 */
public record StoredAttachment(UUID id, String name, String purpose, String mediaType, long size, String sha512) {}
