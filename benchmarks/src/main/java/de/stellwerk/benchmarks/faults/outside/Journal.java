package de.stellwerk.benchmarks.faults.outside;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** A ledger outside the hub: JSON lines, each on disk before {@link #note} returns. Who comes at the same time shares a flush. */
final class Journal implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final FileChannel file;
    private final Object flushing = new Object();
    private long written;
    private long flushed;

    Journal(Path path) throws IOException {
        file = FileChannel.open(path, CREATE, APPEND);
    }

    void note(Object line) {
        byte[] bytes = (JSON.writeValueAsString(line) + "\n").getBytes(StandardCharsets.UTF_8);
        try {
            flush(write(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private synchronized long write(byte[] bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            file.write(buffer);
        }
        return ++written;
    }

    private synchronized long written() {
        return written;
    }

    private void flush(long line) throws IOException {
        synchronized (flushing) {
            if (flushed < line) {
                long upTo = written();
                file.force(false);
                flushed = upTo;
            }
        }
    }

    /** All lines of such a file, oldest first; none when there is no file. */
    static <T> List<T> read(Path path, Class<T> type) {
        try {
            return Files.exists(path)
                    ? Files.readAllLines(path).stream()
                            .map(line -> JSON.readValue(line, type))
                            .toList()
                    : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
