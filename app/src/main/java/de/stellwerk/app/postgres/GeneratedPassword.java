package de.stellwerk.app.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;
import org.springframework.util.FileSystemUtils;

/** A password that nobody chose, in a file that only its owner reads (0600). */
record GeneratedPassword(Path file, String value) {

    private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    /** Reads it, or generates it where there is none. */
    static GeneratedPassword in(Path file) {
        try {
            if (!Files.exists(file)) {
                generate(file);
            }
            return new GeneratedPassword(file, Files.readString(file).strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void generate(Path file) throws IOException {
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        Path unfinished = file.resolveSibling(file.getFileName() + ".new");
        FileSystemUtils.deleteRecursively(unfinished);
        Files.createFile(unfinished, OWNER_ONLY);
        Files.writeString(unfinished, Base64.getUrlEncoder().withoutPadding().encodeToString(random));
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public String toString() {
        return "GeneratedPassword[" + file + "]";
    }
}
