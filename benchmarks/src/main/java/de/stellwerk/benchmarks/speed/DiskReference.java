package de.stellwerk.benchmarks.speed;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

/** R0: how often a second this disk confirms that 4 KiB, written over 4 KiB that are there already, have arrived. */
final class DiskReference {

    private static final int BLOCK = 4096;

    private DiskReference() {}

    static double perSecond(Path folder, Duration time) throws IOException {
        Path file = folder.resolve("fdatasync");
        Files.write(file, new byte[BLOCK]);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
            long begun = System.nanoTime();
            int times = 0;
            while (System.nanoTime() - begun < time.toNanos()) {
                channel.write(ByteBuffer.allocateDirect(BLOCK).putInt(0, times), 0);
                channel.force(false);
                times++;
            }
            return times * 1e9 / (System.nanoTime() - begun);
        }
    }
}
