package de.stellwerk.benchmarks.speed;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * HTTP/1.1 over one connection, as cheap as it gets: messages with a Content-Length or in chunks, one after the other. For both ends; no
 * thread safety.
 */
final class HttpConnection {

    private static final int LONGEST_HEAD = 16 * 1024;

    /** Of longer bodies with a Content-Length only the beginning is kept. */
    private static final int KEPT = 1 << 20;

    private final InputStream in;
    private final OutputStream out;
    private byte[] buffer = new byte[64 * 1024];
    private int from;
    private int to;

    HttpConnection(InputStream in, OutputStream out) {
        this.in = in;
        this.out = out;
    }

    /**
     * A message that was read.
     *
     * @param head start line and headers, without the empty line
     */
    record Message(String head, byte[] body) {

        String startLine() {
            int end = head.indexOf("\r\n");
            return end < 0 ? head : head.substring(0, end);
        }

        /** The value of a header, or {@code null}; names in lower case. */
        String header(String name) {
            for (int line = head.indexOf("\r\n"); line >= 0; line = head.indexOf("\r\n", line + 2)) {
                int start = line + 2;
                if (head.regionMatches(true, start, name, 0, name.length())
                        && start + name.length() < head.length()
                        && head.charAt(start + name.length()) == ':') {
                    int end = head.indexOf("\r\n", start);
                    return head.substring(start + name.length() + 1, end < 0 ? head.length() : end)
                            .strip();
                }
            }
            return null;
        }

        /** Whether the other end closes the connection after this message. */
        boolean closes() {
            String connection = header("connection");
            return connection != null && connection.toLowerCase(Locale.ROOT).contains("close");
        }

        /**
         * The status of an answer.
         *
         * @throws IOException when its first line is none of HTTP/1.1
         */
        int status() throws IOException {
            String line = startLine();
            if (!line.matches("HTTP/1\\.1 [1-5]\\d\\d( .*)?")) {
                throw new IOException("no status line: " + line);
            }
            return Integer.parseInt(line.substring(9, 12));
        }
    }

    void send(byte[] message) throws IOException {
        out.write(message);
        out.flush();
    }

    /** The next message; {@code null} when the other end closed the connection before it. */
    Message read() throws IOException {
        int end = endOfHead();
        if (end < 0) {
            return null;
        }
        String head = new String(buffer, from, end - from, StandardCharsets.ISO_8859_1);
        from = end + 4;
        Message alone = new Message(head, new byte[0]);
        if ("chunked".equalsIgnoreCase(alone.header("transfer-encoding"))) {
            return new Message(head, chunks());
        }
        String length = alone.header("content-length");
        return length == null ? alone : new Message(head, beginning(Long.parseLong(length)));
    }

    private byte[] beginning(long length) throws IOException {
        byte[] kept = exactly((int) Math.min(KEPT, length));
        for (long rest = length - kept.length; rest > 0; rest -= Math.min(KEPT, rest)) {
            exactly((int) Math.min(KEPT, rest));
        }
        return kept;
    }

    private int endOfHead() throws IOException {
        int looked = from;
        while (true) {
            for (int at = looked; at + 3 < to; at++) {
                if (buffer[at] == '\r' && buffer[at + 1] == '\n' && buffer[at + 2] == '\r' && buffer[at + 3] == '\n') {
                    return at;
                }
            }
            int known = to - from;
            if (known > LONGEST_HEAD) {
                throw new IOException("a head of more than " + LONGEST_HEAD + " bytes");
            }
            if (!fill()) {
                if (known == 0) {
                    return -1;
                }
                throw new EOFException("closed within a message");
            }
            looked = Math.max(from, from + known - 3);
        }
    }

    private byte[] chunks() throws IOException {
        byte[] all = new byte[0];
        for (int size = chunkSize(); size > 0; size = chunkSize()) {
            byte[] longer = new byte[all.length + size];
            System.arraycopy(all, 0, longer, 0, all.length);
            System.arraycopy(exactly(size), 0, longer, all.length, size);
            all = longer;
            exactly(2);
        }
        exactly(2);
        return all;
    }

    private int chunkSize() throws IOException {
        StringBuilder line = new StringBuilder();
        for (byte next = exactly(1)[0]; next != '\n'; next = exactly(1)[0]) {
            line.append((char) next);
        }
        return Integer.parseInt(line.toString().strip().split(";")[0], 16);
    }

    private byte[] exactly(int length) throws IOException {
        byte[] bytes = new byte[length];
        int got = Math.min(length, to - from);
        System.arraycopy(buffer, from, bytes, 0, got);
        from += got;
        if (in.readNBytes(bytes, got, length - got) < length - got) {
            throw new EOFException("closed within a message");
        }
        return bytes;
    }

    private boolean fill() throws IOException {
        System.arraycopy(buffer, from, buffer, 0, to - from);
        to -= from;
        from = 0;
        int got = in.read(buffer, to, buffer.length - to);
        to += Math.max(0, got);
        return got > 0;
    }
}
