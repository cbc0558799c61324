package de.stellwerk.benchmarks.faults.outside;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** What goes over the wire to hand in one submission. */
record Message(String contentType, byte[] body) {

    static final Message EMPTY = new Message("application/json", "{}".getBytes(StandardCharsets.UTF_8));

    static Message json(byte[] body) {
        return new Message("application/json", body);
    }

    /** Composes a multipart/form-data body; its boundary follows from the submission, so that repeats are the same bytes. */
    static final class Multipart {

        private final String boundary;
        private final ByteArrayOutputStream body = new ByteArrayOutputStream();

        Multipart(Planned planned) {
            boundary = "probe-" + planned.reference();
        }

        Multipart part(String name, String file, String type, byte[] content) {
            write("--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + name + "\"; filename=\"" + file
                    + "\"\r\nContent-Type: " + type + "\r\n\r\n");
            body.writeBytes(content);
            write("\r\n");
            return this;
        }

        Message end() {
            write("--" + boundary + "--\r\n");
            return new Message("multipart/form-data; boundary=" + boundary, body.toByteArray());
        }

        private void write(String text) {
            body.writeBytes(text.getBytes(StandardCharsets.UTF_8));
        }
    }
}
