package de.stellwerk.routes.ledger;

import com.google.crypto.tink.subtle.Hkdf;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;

/**
 * The key that wraps every submission's key: 32 bytes, Base64 in a file that only its owner may read, apart from the data.
 * Keys for other uses are derived from it by HKDF-SHA-256, each under its own name.
 */
final class MasterKey {

    private static final int BYTES = 32;

    private final byte[] secret;

    private MasterKey(byte[] secret) {
        this.secret = secret;
    }

    /** Reads the key, or creates it where there is none and {@code mayCreate}. */
    static MasterKey at(Path file, boolean mayCreate) {
        try {
            if (!Files.exists(file) && mayCreate) {
                create(file);
            }
            if (!Files.exists(file)) {
                throw new LedgerStaysShut("The ledger holds sealed data, but its master key is missing at " + file
                        + ". Put the key back (it is never created twice) and start again.");
            }
            return read(file);
        } catch (IOException e) {
            throw new UncheckedIOException("The master key at " + file + " cannot be read or created", e);
        }
    }

    private static MasterKey read(Path file) throws IOException {
        requirePrivate(file);
        byte[] secret = Base64.getDecoder().decode(Files.readString(file).strip());
        if (secret.length != BYTES) {
            throw new LedgerStaysShut("The master key at " + file + " is not 32 bytes in Base64");
        }
        return new MasterKey(secret);
    }

    private static void requirePrivate(Path file) throws IOException {
        Set<PosixFilePermission> granted = Files.getPosixFilePermissions(file);
        if (granted.contains(PosixFilePermission.GROUP_READ) || granted.contains(PosixFilePermission.OTHERS_READ)) {
            throw new LedgerStaysShut("The master key at " + file
                    + " can be read by others than its owner. Take their rights away (chmod 600) and start again.");
        }
    }

    private static void create(Path file) throws IOException {
        Files.createDirectories(
                file.getParent(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        byte[] secret = new byte[BYTES];
        new SecureRandom().nextBytes(secret);
        Path draft = Files.createTempFile(
                file.getParent(),
                "master",
                ".draft",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(draft, Base64.getEncoder().encodeToString(secret) + "\n", StandardOpenOption.DSYNC);
        try {
            Files.createLink(file, draft);
        } catch (FileAlreadyExistsException e) {
            // another hub was faster: its key counts
        } finally {
            Files.delete(draft);
        }
        try (FileChannel directory = FileChannel.open(file.getParent(), StandardOpenOption.READ)) {
            directory.force(true);
        }
    }

    byte[] derive(String use) {
        try {
            return Hkdf.computeHkdf(
                    "HmacSha256", secret, new byte[0], ("stellwerk " + use).getBytes(StandardCharsets.UTF_8), BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
