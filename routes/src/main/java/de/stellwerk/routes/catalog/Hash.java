package de.stellwerk.routes.catalog;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;

/** SHA-256 in lower-case hex. */
final class Hash {

    private Hash() {}

    static String of(byte[] content) {
        return HexFormat.of().formatHex(digest().digest(content));
    }

    /** One hash over files, as {@code sha256sum} lists them, so that anybody can recompute it. */
    static String over(Collection<CatalogFile> filesInOrder) {
        MessageDigest digest = digest();
        for (CatalogFile file : filesInOrder) {
            digest.update((file.hash() + "  " + file.path() + "\n").getBytes(StandardCharsets.UTF_8));
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
