package de.stellwerk.routes.ledger;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

/**
 * One action of an operator.
 *
 * @param action what was done: {@code replay}, {@code arrived}, {@code archive}, {@code restore}, {@code pause}, {@code resume},
 *     {@code check}, {@code view-payload} …
 * @param object what it was asked for: an id, a cause, a filter, a target
 * @param items the deliveries, messages or submissions it changed or showed
 * @param tenants whose submissions these are
 * @param outcome what came of it
 * @param previous hash of the entry before it, lower-case hex
 * @param hash SHA-256 over all other components, lower-case hex; see {@link #computedHash}
 */
public record AuditEntry(
        long seq,
        Instant at,
        String operator,
        String action,
        String object,
        List<UUID> items,
        List<String> tenants,
        String reason,
        String outcome,
        String previous,
        String hash) {

    static final String BEGINNING = "0".repeat(64);

    /**
     * The hash that this entry must have: SHA-256 over its components in their order, each as its length in bytes (8 bytes, big
     * endian) and its UTF-8 text; a list as its size and its elements; the time in microseconds since 1970.
     */
    String computedHash() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream canonical = new DataOutputStream(bytes)) {
            canonical.writeLong(seq);
            canonical.writeLong(ChronoUnit.MICROS.between(Instant.EPOCH, at));
            writeAll(canonical, List.of(operator, action, object));
            writeAll(canonical, items.stream().map(UUID::toString).toList());
            writeAll(canonical, tenants);
            writeAll(canonical, List.of(reason, outcome, previous));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return HexFormat.of().formatHex(sha256(bytes.toByteArray()));
    }

    private static void writeAll(DataOutputStream canonical, List<String> texts) throws IOException {
        canonical.writeLong(texts.size());
        for (String text : texts) {
            byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
            canonical.writeLong(utf8.length);
            canonical.write(utf8);
        }
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
