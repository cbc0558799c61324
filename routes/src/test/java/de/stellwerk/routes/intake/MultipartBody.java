package de.stellwerk.routes.intake;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;

/** Writes multipart bodies, good and bad ones. */
final class MultipartBody {

    static final String TYPE = "multipart/form-data; boundary=grenze";

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    MultipartBody part(String disposition, String type, byte[] content) {
        text(head(disposition, type));
        bytes.writeBytes(content);
        return text("\r\n");
    }

    MultipartBody text(String text) {
        bytes.writeBytes(text.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    byte[] end() {
        return text("--grenze--\r\n").bytes.toByteArray();
    }

    byte[] cut() {
        return bytes.toByteArray();
    }

    /** The parts so far, then one whose content is streamed. */
    InputStream endingWith(String disposition, String type, InputStream content) {
        text(head(disposition, type));
        return new SequenceInputStream(
                new SequenceInputStream(new ByteArrayInputStream(cut()), content),
                new ByteArrayInputStream("\r\n--grenze--\r\n".getBytes(StandardCharsets.UTF_8)));
    }

    private static String head(String disposition, String type) {
        return "--grenze\r\nContent-Disposition: form-data; " + disposition + "\r\nContent-Type: " + type + "\r\n\r\n";
    }
}
