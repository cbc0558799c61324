package de.stellwerk.benchmarks.speed;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;

/** Sends a form with one attachment of any size as a part of a multipart body, streamed. */
public record Attachment(URI hub, Book book) {

    private static final String BOUNDARY = "stellwerk-messung";
    private static final byte[] PDF = "%PDF-1.7\n".getBytes(StandardCharsets.US_ASCII);
    private static final int PATIENCE_MILLIS = 1_800_000;

    /**
     * Returns the status of the answer.
     *
     * @param size of the attachment in bytes, at least those of its head
     */
    public int submit(String area, long size) throws IOException {
        int number = book.begin();
        byte[] before = before(number, area);
        byte[] after = ("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.US_ASCII);
        try (Socket socket = new Socket(hub.getHost(), hub.getPort())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            OutputStream out = new BufferedOutputStream(socket.getOutputStream(), 1 << 16);
            out.write(head(before.length + size + after.length));
            out.write(before);
            content(out, size);
            out.write(after);
            out.flush();
            return note(number, new HttpConnection(socket.getInputStream(), out).read());
        }
    }

    private int note(int number, HttpConnection.Message answer) throws IOException {
        if (answer == null) {
            throw new IOException("closed instead of answered");
        }
        if (answer.status() != 202) {
            book.refused(number);
            throw new IOException("refused: " + new String(answer.body(), StandardCharsets.UTF_8));
        }
        String body = new String(answer.body(), StandardCharsets.UTF_8);
        int at = body.indexOf("\"id\":\"") + 6;
        book.acknowledged(number, UUID.fromString(body.substring(at, at + 36)));
        return answer.status();
    }

    private static void content(OutputStream out, long size) throws IOException {
        out.write(PDF);
        byte[] block = new byte[1 << 16];
        for (long left = size - PDF.length; left > 0; left -= Math.min(left, block.length)) {
            out.write(block, 0, (int) Math.min(left, block.length));
        }
    }

    private static byte[] head(long length) {
        return String.join(
                        "\r\n",
                        "POST /api/v1/submissions HTTP/1.1",
                        "Host: 127.0.0.1",
                        "Authorization: Bearer " + Catalogue.KEY,
                        "Content-Type: multipart/form-data; boundary=" + BOUNDARY,
                        "Content-Length: " + length,
                        "",
                        "")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] before(int number, String area) {
        String form = Text.of("form.json")
                .with(Map.of("reference", Book.reference(number), "area", area))
                .content()
                .stripTrailing();
        String attachments = ", \"attachments\": [{\"name\": \"gross.pdf\", \"purpose\": \"attachment\","
                + " \"mediaType\": \"application/pdf\", \"part\": \"gross\"}]}";
        String submission = form.substring(0, form.length() - 1) + attachments;
        return ("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"submission\"\r\n"
                        + "Content-Type: application/json\r\n\r\n" + submission + "\r\n--" + BOUNDARY
                        + "\r\nContent-Disposition: form-data; name=\"gross\"; filename=\"gross.pdf\"\r\n"
                        + "Content-Type: application/pdf\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8);
    }
}
