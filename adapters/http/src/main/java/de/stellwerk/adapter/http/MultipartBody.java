package de.stellwerk.adapter.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.stellwerk.adapter.Delivery;
import de.stellwerk.adapter.DeliveryRejected;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;

/** Payload, PDF and attachments as multipart/form-data (RFC 7578); attachments are streamed, the length is known before. */
final class MultipartBody {

    private final String boundary;
    private final List<BodyPublisher> pieces = new ArrayList<>();
    private long length;

    private MultipartBody(String boundary) {
        this.boundary = boundary;
    }

    static BodyPublisher of(Delivery delivery, String payloadType) throws DeliveryRejected {
        MultipartBody body = new MultipartBody(boundary(delivery));
        if (delivery.kind() == Delivery.Kind.MESSAGE) {
            body.part("nachricht", "nachricht.xml", "application/xml", delivery.payload());
        } else {
            body.part("antrag", "antrag.xml", payloadType, delivery.payload());
            body.part("pdf", "antrag.pdf", "application/pdf", delivery.pdf());
        }
        delivery.attachments().forEach(body::attachment);
        body.add(("--" + body.boundary + "--\r\n").getBytes(UTF_8));
        BodyPublisher all = BodyPublishers.concat(body.pieces.toArray(BodyPublisher[]::new));
        return BodyPublishers.fromPublisher(all, body.length);
    }

    static String contentType(Delivery delivery) {
        return "multipart/form-data; boundary=" + boundary(delivery);
    }

    private static String boundary(Delivery delivery) {
        return "stellwerk-" + delivery.idempotencyKey();
    }

    private void part(String name, String file, String type, byte[] content) {
        head(name, file, type);
        add(content);
        add("\r\n".getBytes(UTF_8));
    }

    private void attachment(Delivery.Attachment attachment) {
        head("anlage", attachment.name(), attachment.mediaType());
        pieces.add(BodyPublishers.ofInputStream(attachment::open));
        length += attachment.size();
        add("\r\n".getBytes(UTF_8));
    }

    private void head(String name, String file, String type) {
        String safe = file.replace("\"", "%22").replace("\r", "%0D").replace("\n", "%0A");
        add("--%s\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\nContent-Type: %s\r\n\r\n"
                .formatted(boundary, name, safe, type)
                .getBytes(UTF_8));
    }

    private void add(byte[] bytes) {
        pieces.add(BodyPublishers.ofByteArray(bytes));
        length += bytes.length;
    }
}
