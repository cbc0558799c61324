package de.stellwerk.routes.payment;

import de.stellwerk.routes.ledger.Payments;
import de.stellwerk.routes.ledger.Vault;
import java.net.URI;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * The addresses that browsers are given. Their last segment is a token: 16 bytes of an id and 32 that only the hub can compute,
 * Base64url. Whoever has it may open this one page, and nothing else.
 */
@Component
public final class PayPages {

    static final String PAGE = "/pay/";
    static final String RETURN = "/pay/return/";
    private static final int ID_BYTES = 16;

    private final Payments payments;
    private final Vault vault;
    private final PublicAddress address;

    PayPages(Payments payments, Vault vault, PublicAddress address) {
        this.payments = payments;
        this.vault = vault;
        this.address = address;
    }

    /** Where the applicant pays; empty where nothing is to be paid here. */
    public Optional<URI> page(UUID submission) {
        return payments.pageSecret(submission).map(secret -> address.of(PAGE + token(submission, secret)));
    }

    /** The submission whose page this is, unless it was revoked or never given. */
    Optional<UUID> submission(String token) {
        return opened(token, payments::pageSecret);
    }

    /** Where the provider sends the browser when it is done with this attempt. */
    URI afterwards(UUID attempt) {
        return address.of(RETURN + token(attempt, secret(attempt)));
    }

    Optional<UUID> attempt(String token) {
        return opened(token, attempt -> Optional.of(secret(attempt)));
    }

    private byte[] secret(UUID attempt) {
        return vault.keyedHash("payment return", attempt.toString());
    }

    private interface Secrets {
        Optional<byte[]> of(UUID id);
    }

    private static Optional<UUID> opened(String token, Secrets secrets) {
        byte[] bytes = bytes(token);
        if (bytes.length <= ID_BYTES) {
            return Optional.empty();
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        UUID id = new UUID(buffer.getLong(), buffer.getLong());
        byte[] presented = Arrays.copyOfRange(bytes, ID_BYTES, bytes.length);
        return secrets.of(id)
                .filter(secret -> MessageDigest.isEqual(secret, presented))
                .map(secret -> id);
    }

    private static byte[] bytes(String token) {
        try {
            return Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    private static String token(UUID id, byte[] secret) {
        byte[] token = ByteBuffer.allocate(ID_BYTES + secret.length)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .put(secret)
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }
}
