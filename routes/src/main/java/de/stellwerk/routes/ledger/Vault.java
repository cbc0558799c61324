package de.stellwerk.routes.ledger;

import com.google.crypto.tink.subtle.AesGcmHkdfStreaming;
import com.google.crypto.tink.subtle.AesGcmJce;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals what the ledger keeps: AES-256-GCM with one key per submission, wrapped by the master key; large content in segments,
 * so that nothing needs a whole file in memory. Every sealed value is bound to its place and cannot be moved to another row.
 */
public final class Vault {

    private static final int SEGMENT = 64 * 1024;

    private final AesGcmJce wrapping;
    private final AesGcmJce own;
    private final SecretKeySpec hashing;

    Vault(MasterKey master) {
        try {
            wrapping = new AesGcmJce(master.derive("key wrapping"));
            own = new AesGcmJce(master.derive("hub secrets"));
            hashing = new SecretKeySpec(master.derive("keyed hashes"), "HmacSHA256");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The key of one submission, in memory only while it is worked on. */
    public static final class Key {
        private final UUID owner;
        private final byte[] secret;

        private Key(UUID owner, byte[] secret) {
            this.owner = owner;
            this.secret = secret;
        }

        public UUID owner() {
            return owner;
        }
    }

    public Key newKey(UUID submission) {
        byte[] secret = new byte[32];
        new SecureRandom().nextBytes(secret);
        return new Key(submission, secret);
    }

    byte[] wrap(Key key) {
        return guarded(() -> wrapping.encrypt(key.secret, place(key.owner.toString())));
    }

    /** @param wrapped the submission's wrapped key, or null when it was destroyed */
    Key unwrap(UUID submission, byte[] wrapped) {
        if (wrapped == null) {
            throw new SealBroken(new GeneralSecurityException("the key is gone"));
        }
        return new Key(submission, guarded(() -> wrapping.decrypt(wrapped, place(submission.toString()))));
    }

    byte[] seal(Key key, String place, byte[] plain) {
        return guarded(() -> new AesGcmJce(key.secret).encrypt(plain, place(key.owner + " " + place)));
    }

    byte[] open(Key key, String place, byte[] sealed) {
        return guarded(() -> new AesGcmJce(key.secret).decrypt(sealed, place(key.owner + " " + place)));
    }

    OutputStream sealing(Key key, String place, OutputStream sealed) throws IOException {
        return guarded(() -> segments(key).newEncryptingStream(sealed, place(key.owner + " " + place)));
    }

    InputStream opening(Key key, String place, InputStream sealed) throws IOException {
        return guarded(() -> segments(key).newDecryptingStream(sealed, place(key.owner + " " + place)));
    }

    /** Seals under the hub's own key: what must outlive every submission's key. */
    public byte[] sealOwn(String place, byte[] plain) {
        return guarded(() -> own.encrypt(plain, place(place)));
    }

    public byte[] openOwn(String place, byte[] sealed) {
        return guarded(() -> own.decrypt(sealed, place(place)));
    }

    /** HMAC-SHA-256 under the hub's key: finds a business key again without telling it. */
    public byte[] keyedHash(String kind, String value) {
        return guarded(() -> {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(hashing);
            mac.update(place(kind.toLowerCase(Locale.ROOT)));
            mac.update((byte) 0);
            return mac.doFinal(place(value));
        });
    }

    private static AesGcmHkdfStreaming segments(Key key) throws GeneralSecurityException {
        return new AesGcmHkdfStreaming(key.secret, "HmacSha256", 32, SEGMENT, 0);
    }

    private static byte[] place(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private interface Guarded<T> {
        T run() throws GeneralSecurityException, IOException;
    }

    private static <T> T guarded(Guarded<T> work) {
        try {
            return work.run();
        } catch (GeneralSecurityException | IOException e) {
            throw new SealBroken(e);
        }
    }

    /** A sealed value does not open: wrong key, or somebody changed or moved it. */
    public static final class SealBroken extends RuntimeException {
        private static final long serialVersionUID = 1L;

        SealBroken(Exception cause) {
            super("a sealed value does not open", cause);
        }
    }
}
