package de.stellwerk.benchmarks.faults.outside;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Reads HTTP/1.1 requests from one connection, as well-behaved clients send them. */
final class RequestReader {

    private static final int LONGEST_LINE = 16_384;

    private final InputStream in;

    RequestReader(InputStream in) {
        this.in = in;
    }

    /** The next request, or {@code null} when there is none any more. */
    Request next() throws IOException {
        String first = line();
        if (first == null || first.isEmpty()) {
            return null;
        }
        String[] words = first.split(" ");
        if (words.length != 3) {
            throw new IOException("no request line");
        }
        Map<String, String> headers = headers();
        String[] target = words[1].split("\\?", 2);
        return new Request(words[0], target[0], target.length > 1 ? target[1] : "", headers, body(headers));
    }

    private Map<String, String> headers() throws IOException {
        Map<String, String> headers = new HashMap<>();
        for (String line = line(); line != null && !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        return headers;
    }

    private byte[] body(Map<String, String> headers) throws IOException {
        if (headers.getOrDefault("transfer-encoding", "").equalsIgnoreCase("chunked")) {
            return chunks();
        }
        return exactly(Integer.parseInt(headers.getOrDefault("content-length", "0")));
    }

    private byte[] chunks() throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        while (true) {
            String size = line();
            if (size == null) {
                throw new EOFException();
            }
            byte[] chunk = exactly(Integer.parseInt(size.split(";")[0].strip(), 16));
            line();
            if (chunk.length == 0) {
                return body.toByteArray();
            }
            body.write(chunk);
        }
    }

    private byte[] exactly(int length) throws IOException {
        byte[] read = in.readNBytes(length);
        if (read.length < length) {
            throw new EOFException();
        }
        return read;
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next >= 0; next = in.read()) {
            if (next == '\n') {
                return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
            }
            line.write(next);
            if (line.size() > LONGEST_LINE) {
                throw new IOException("line too long");
            }
        }
        return line.size() == 0 ? null : line.toString(StandardCharsets.ISO_8859_1);
    }
}
