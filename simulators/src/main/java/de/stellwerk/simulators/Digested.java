package de.stellwerk.simulators;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A body that was read to its end and not kept; {@code sha512} is lower-case hex. */
record Digested(String sha512, long size) {

    static Digested of(InputStream body) throws IOException {
        try {
            MessageDigest sha512 = MessageDigest.getInstance("SHA-512");
            long size = new DigestInputStream(body, sha512).transferTo(OutputStream.nullOutputStream());
            return new Digested(HexFormat.of().formatHex(sha512.digest()), size);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
