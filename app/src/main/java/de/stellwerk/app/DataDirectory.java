package de.stellwerk.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The data directory, held by one hub at a time. The lock belongs to the process: it is gone with it, however it ended.
 */
public final class DataDirectory implements AutoCloseable {

    private final Path path;
    private final FileChannel lock;

    private DataDirectory(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /**
     * Creates the directory where it is missing and takes it.
     *
     * @param option how the caller names another directory, up to its value
     * @throws HubDoesNotStart when another hub holds it; nothing in it has changed then
     */
    public static DataDirectory take(Path path, String option) {
        try {
            Files.createDirectories(path);
            FileChannel file =
                    FileChannel.open(path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (locked(file)) {
                return new DataDirectory(path, file);
            }
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException("the data directory " + path + " cannot be used: " + e.getMessage(), e);
        }
        throw new DataDirectoryInUse(path, option);
    }

    private static boolean locked(FileChannel file) throws IOException {
        try {
            FileLock taken = file.tryLock();
            return taken != null;
        } catch (OverlappingFileLockException heldByThisProcess) {
            return false;
        }
    }

    /** A part of it, created by whoever owns that part. */
    public Path resolve(String part) {
        return path.resolve(part);
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
