package de.stellwerk.routes.callback;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Proves that the hub said this, and when: the headers {@code callback-timestamp} and {@code callback-authentication} as
 * FIT-Connect defines them.
 */
final class Signature {

    private static final String ALGORITHM = "HmacSHA512";

    private Signature() {}

    /** HMAC-SHA-512 over timestamp, a dot and the body, lower-case hex. */
    static String of(String secret, long epochSeconds, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            mac.update((epochSeconds + ".").getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
