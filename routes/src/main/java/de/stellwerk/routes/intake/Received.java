package de.stellwerk.routes.intake;

import java.util.UUID;

/**
 * An attachment's content as it came in.
 *
 * @param id under which it lies staged in the ledger
 * @param sha512 lower-case hex
 * @param head its first bytes, at most {@link FileKind#HEAD}
 */
record Received(UUID id, long size, String sha512, byte[] head) {}
