package de.stellwerk.app.pipeline;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/** The XÖV example of the shipped catalogue with a UUID of its own, as a multipart body with its two attachments. */
record XoevMessage(String text) {

    static final String CONTENT_TYPE = "multipart/form-data; boundary=grenze";

    private static final Path EXAMPLE =
            Path.of("../catalog/services/reitkennzeichen/examples/xoev/erste-zuteilung-privat");

    static XoevMessage aReitkennzeichen(String area) {
        String form = new String(read("form.xml"), StandardCharsets.UTF_8);
        return new XoevMessage(form.replaceAll("<nachrichtenUUID>[^<]*", "<nachrichtenUUID>" + UUID.randomUUID())
                .replaceAll("<gebiet>[^<]*", "<gebiet>" + area));
    }

    static byte[] haltererklaerung() {
        return read("haltererklaerung.pdf");
    }

    static byte[] pferd() {
        return read("pferd.png");
    }

    byte[] body() {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        part(body, "nachricht", "application/xml", text.getBytes(StandardCharsets.UTF_8));
        part(body, "haltererklaerung.pdf", "application/pdf", haltererklaerung());
        part(body, "pferd.png", "image/png", pferd());
        body.writeBytes("--grenze--\r\n".getBytes(StandardCharsets.US_ASCII));
        return body.toByteArray();
    }

    private static void part(ByteArrayOutputStream body, String name, String type, byte[] content) {
        String head = "--grenze\r\nContent-Disposition: form-data; name=\"%s\"\r\nContent-Type: %s\r\n\r\n";
        body.writeBytes(head.formatted(name, type).getBytes(StandardCharsets.US_ASCII));
        body.writeBytes(content);
        body.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] read(String name) {
        try {
            return Files.readAllBytes(EXAMPLE.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
