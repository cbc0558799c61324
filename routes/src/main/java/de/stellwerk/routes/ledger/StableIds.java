package de.stellwerk.routes.ledger;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.UUID;

/**
 * Ids under which others know something of a submission. They follow from portal, reference and content: if the ledger has to be
 * restored from a time before, and the portal sends the same again, they are the same again, whatever id the submission has then.
 */
record StableIds(Vault vault, String portal, byte[] referenceHash, byte[] contentHash) {

    private static final HexFormat HEX = HexFormat.of();

    /** A UUID of version 8 (RFC 9562), which nobody without the master key can guess. */
    UUID of(String what) {
        ByteBuffer hash = ByteBuffer.wrap(vault.keyedHash(
                "stable id",
                String.join("\n", portal, HEX.formatHex(referenceHash), HEX.formatHex(contentHash), what)));
        return new UUID(hash.getLong() & ~0xF000L | 0x8000L, hash.getLong() & ~(3L << 62) | 1L << 63);
    }
}
