package de.stellwerk.adapter.file;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import de.stellwerk.adapter.DeliveryFailure;
import de.stellwerk.adapter.TargetMisconfigured;
import de.stellwerk.adapter.TargetUnavailable;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.UUID;

/** Writing so that it survives a power cut, and what a failure of it means. */
final class Disk {

    /** Larger than what a file system keeps in an inode. */
    private static final int PROBE = 64 * 1024;

    private Disk() {}

    static void write(InputStream content, Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, CREATE_NEW, WRITE)) {
            content.transferTo(Channels.newOutputStream(channel));
            channel.force(true);
        }
    }

    /** Makes the entries of a directory durable. */
    static void sync(Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory, READ)) {
            channel.force(true);
        }
    }

    /** Writes something and takes it away again: a full disk refuses that. */
    static void probe(Path directory) throws IOException {
        Path probe = directory.resolve(".probe." + UUID.randomUUID());
        try {
            write(new ByteArrayInputStream(new byte[PROBE]), probe);
        } finally {
            Files.deleteIfExists(probe);
        }
    }

    static void remove(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, IOException e) throws IOException {
                Files.deleteIfExists(directory);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /** A failure before the folder was moved to its place: nothing is visible. */
    static DeliveryFailure failure(IOException thrown) {
        String said = String.valueOf(thrown.getMessage());
        if (said.contains("No space left") || said.contains("quota exceeded")) {
            return new TargetUnavailable("disk-full", thrown.toString(), null, thrown);
        }
        boolean forbidden = thrown instanceof AccessDeniedException || said.contains("Read-only");
        return forbidden
                ? new TargetMisconfigured("access-denied", thrown.toString(), thrown)
                : new TargetUnavailable("disk", thrown.toString(), null, thrown);
    }
}
