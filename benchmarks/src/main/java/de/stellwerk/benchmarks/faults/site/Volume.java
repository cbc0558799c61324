package de.stellwerk.benchmarks.faults.site;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A small disk for one data directory, so that it can be filled without filling the machine's. */
public final class Volume implements AutoCloseable {

    private static final int BLOCK = 64 * 1024;

    private final Path at;

    private Volume(Path at) {
        this.at = at;
    }

    /** Mounts one at this folder; empty where that is not allowed, which needs root and a loop device. */
    public static Optional<Volume> mounted(Path at, int megabytes) throws IOException {
        Files.createDirectories(at);
        Path image = at.resolveSibling(at.getFileName() + ".disk");
        boolean there = ran("truncate", "-s", megabytes + "M", image.toString())
                && ran("mkfs.ext4", "-q", "-F", "-m", "0", image.toString())
                && ran("mount", "-o", "loop", image.toString(), at.toString());
        if (!there) {
            Files.deleteIfExists(image);
            return Optional.empty();
        }
        Volume volume = new Volume(at);
        Runtime.getRuntime().addShutdownHook(new Thread(volume::close));
        return Optional.of(volume);
    }

    /** Leaves not one byte free. */
    public void fill() throws IOException {
        ran(
                "fallocate",
                "-l",
                Files.getFileStore(at).getUsableSpace() + "",
                ballast().toString());
        try (OutputStream more = Files.newOutputStream(at.resolve("ballast.rest"))) {
            for (int size = BLOCK; size > 0; size /= 2) {
                writeWhileThereIsRoom(more, size);
            }
        }
    }

    private static void writeWhileThereIsRoom(OutputStream into, int size) {
        try {
            while (true) {
                into.write(new byte[size]);
            }
        } catch (IOException full) {
            // that is what was wanted
        }
    }

    /** Gives back what {@link #fill} took. */
    public void relieve() throws IOException {
        Files.deleteIfExists(ballast());
        Files.deleteIfExists(at.resolve("ballast.rest"));
    }

    private Path ballast() {
        return at.resolve("ballast");
    }

    @Override
    public void close() {
        if (ran("umount", "-l", at.toString())) {
            ran("rm", "-f", at.resolveSibling(at.getFileName() + ".disk").toString());
        }
    }

    private static boolean ran(String... command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(30, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
