package de.stellwerk.benchmarks.faults.outside;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The parts of a multipart/form-data body (RFC 7578), in their order. */
record Parts(List<Part> all) {

    /** @param name of the form's field */
    record Part(String name, byte[] content) {}

    static Parts of(Request request) {
        String type = request.header("Content-Type");
        int at = type.indexOf("boundary=");
        return at < 0 ? new Parts(List.of()) : new Parts(split(request.body(), "--" + type.substring(at + 9)));
    }

    private static List<Part> split(byte[] body, String boundary) {
        byte[] between = ("\r\n" + boundary).getBytes(StandardCharsets.ISO_8859_1);
        List<Part> parts = new ArrayList<>();
        int from = boundary.length() + 2;
        for (int to = find(body, between, 0); to >= 0; to = find(body, between, from)) {
            parts.add(part(Arrays.copyOfRange(body, from, to)));
            from = to + between.length + 2;
        }
        return parts;
    }

    private static Part part(byte[] raw) {
        byte[] blank = "\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1);
        int end = find(raw, blank, 0);
        String head = new String(raw, 0, Math.max(end, 0), StandardCharsets.ISO_8859_1);
        String name = head.replaceAll("(?s).* name=\"([^\"]*)\".*", "$1");
        return new Part(name, Arrays.copyOfRange(raw, end + blank.length, raw.length));
    }

    private static int find(byte[] in, byte[] what, int from) {
        for (int i = from; i <= in.length - what.length; i++) {
            if (in[i] == what[0] && Arrays.equals(in, i, i + what.length, what, 0, what.length)) {
                return i;
            }
        }
        return -1;
    }

    List<byte[]> named(String name) {
        return all.stream()
                .filter(part -> part.name().equals(name))
                .map(Part::content)
                .toList();
    }
}
