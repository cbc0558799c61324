package de.stellwerk.app.postgres;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.springframework.util.FileSystemUtils;
import org.tukaani.xz.XZInputStream;

/** The programs of PostgreSQL, unpacked once per version from the archive on the class path. */
final class PostgresBinaries {

    private final Path directory;

    private PostgresBinaries(Path directory) {
        this.directory = directory;
    }

    /** Unpacks beside what is there already; a directory with the version's name is complete. */
    static PostgresBinaries unpackedIn(Path home) {
        URL archive = archive();
        try {
            Path directory = home.resolve(version(archive));
            if (!Files.isDirectory(directory)) {
                unpack(archive, home, directory);
            }
            return new PostgresBinaries(directory);
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL cannot be unpacked under " + home, e);
        }
    }

    Path program(String name) {
        return directory.resolve("bin").resolve(name);
    }

    /** The part of the version that decides about the format of the files. */
    String majorVersion() {
        String printed = new ForegroundCommand(new HubAccount(), directory)
                .run(List.of(program("postgres").toString(), "--version"));
        return printed.replaceAll("(?s)\\D*(\\d+).*", "$1");
    }

    private static URL archive() {
        String name = "postgres-" + system() + "-" + processor() + ".txz";
        URL archive = PostgresBinaries.class.getResource("/" + name);
        if (archive == null) {
            throw new PostgresDoesNotStart("this build carries no PostgreSQL for this machine (" + name
                    + "): build it here, or name an external one with stellwerk.database.url");
        }
        return archive;
    }

    private static String system() {
        String name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        return name.startsWith("mac") ? "darwin" : name;
    }

    private static String processor() {
        return switch (System.getProperty("os.arch")) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64", "arm64" -> "arm_64";
            default -> System.getProperty("os.arch");
        };
    }

    private static String version(URL archive) throws IOException {
        JarURLConnection inJar = (JarURLConnection) archive.openConnection();
        String jar = Path.of(inJar.getJarFileURL().getPath()).getFileName().toString();
        return jar.substring(0, jar.length() - ".jar".length());
    }

    private static void unpack(URL archive, Path home, Path directory) throws IOException {
        Path unfinished = home.resolve("unpacking");
        FileSystemUtils.deleteRecursively(unfinished);
        try (InputStream packed = new BufferedInputStream(archive.openStream());
                TarArchiveInputStream files = new TarArchiveInputStream(new XZInputStream(packed))) {
            for (TarArchiveEntry entry = files.getNextEntry(); entry != null; entry = files.getNextEntry()) {
                write(entry, files, unfinished);
            }
        }
        Files.move(unfinished, directory, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void write(TarArchiveEntry entry, InputStream content, Path root) throws IOException {
        Path file = entry.resolveIn(root);
        if (entry.isDirectory()) {
            Files.createDirectories(file);
            return;
        }
        Files.createDirectories(file.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(content, file);
        boolean program = (entry.getMode() & 0100) != 0;
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(program ? "rwxr-xr-x" : "rw-r--r--"));
    }
}
