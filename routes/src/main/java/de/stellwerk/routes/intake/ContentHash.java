package de.stellwerk.routes.intake;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The content hash of a submission, which a portal can recompute with {@code sha512sum}: SHA-512 over a text of one line
 * {@code <sha512 of the form>  form} and one line {@code <sha512>  <name>} for each attachment in order, each ended by a line feed.
 */
final class ContentHash {

    private final MessageDigest digest = sha512();

    ContentHash(byte[] form) {
        line(hex(form), "form");
    }

    ContentHash attachment(String name, String sha512) {
        line(sha512, name);
        return this;
    }

    /** Lower-case hex; to be asked once. */
    String value() {
        return HexFormat.of().formatHex(digest.digest());
    }

    private void line(String hex, String name) {
        digest.update((hex + "  " + name + "\n").getBytes(StandardCharsets.UTF_8));
    }

    static String hex(byte[] content) {
        return HexFormat.of().formatHex(sha512().digest(content));
    }

    static MessageDigest sha512() {
        try {
            return MessageDigest.getInstance("SHA-512");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
