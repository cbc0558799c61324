package de.stellwerk.benchmarks.processes;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's programs, unpacked once from the archive on the class path. */
record PostgresPrograms(Path folder) {

    /** @param home where the folder of this version is, or will be */
    static synchronized PostgresPrograms in(Path home) throws IOException {
        URL archive = archive();
        Path folder = home.resolve(version(archive));
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(home);
            Path unfinished = Files.createTempDirectory(home, "unpacking-");
            unpack(archive, unfinished);
            Files.setPosixFilePermissions(unfinished, PosixFilePermissions.fromString("rwxr-xr-x"));
            Files.move(unfinished, folder);
        }
        return new PostgresPrograms(folder);
    }

    String program(String name) {
        return folder.resolve("bin").resolve(name).toString();
    }

    private static URL archive() {
        String name = "/postgres-linux-" + System.getProperty("os.arch").replace("amd64", "x86_64") + ".txz";
        URL archive = PostgresPrograms.class.getResource(name.replace("aarch64", "arm_64"));
        if (archive == null) {
            throw new IllegalStateException("this build carries no PostgreSQL for this machine: " + name);
        }
        return archive;
    }

    private static String version(URL archive) throws IOException {
        JarURLConnection inJar = (JarURLConnection) archive.openConnection();
        String jar = Path.of(inJar.getJarFileURL().getPath()).getFileName().toString();
        return jar.substring(0, jar.length() - ".jar".length());
    }

    private static void unpack(URL archive, Path root) throws IOException {
        try (InputStream packed = new BufferedInputStream(archive.openStream());
                TarArchiveInputStream files = new TarArchiveInputStream(new XZInputStream(packed))) {
            for (TarArchiveEntry entry = files.getNextEntry(); entry != null; entry = files.getNextEntry()) {
                write(entry, files, root);
            }
        }
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
