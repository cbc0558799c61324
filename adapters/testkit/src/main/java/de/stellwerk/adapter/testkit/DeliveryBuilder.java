package de.stellwerk.adapter.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.stellwerk.adapter.Delivery;
import de.stellwerk.adapter.Receipt;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Builds a delivery with invented content: {@code aDelivery().withAttachment("nachweis.pdf", bytes).build()}. */
public final class DeliveryBuilder {

    private final Map<String, Receipt> receiptsBefore = new LinkedHashMap<>();
    private final List<Delivery.Attachment> attachments = new ArrayList<>();
    private String key = UUID.randomUUID().toString();
    private Delivery.Kind kind = Delivery.Kind.APPLICATION;
    private byte[] antrag = sampleAntrag();
    private byte[] payload;
    private Delivery.Tenant tenant = new Delivery.Tenant("059740000000", "Kreis Soest", "67/30/Reitkennzeichen");

    private DeliveryBuilder() {}

    /** A Reitkennzeichen for Erika Mustermann, accepted on 22 November 2026, without attachments, under a fresh key. */
    public static DeliveryBuilder aDelivery() {
        return new DeliveryBuilder();
    }

    /** A decision about that application, accepted at the same time, without attachments, under a fresh key. */
    public static DeliveryBuilder aMessage() {
        DeliveryBuilder message = new DeliveryBuilder();
        message.kind = Delivery.Kind.MESSAGE;
        message.antrag =
                "<nachricht xmlns=\"urn:stellwerk:nachricht:1.0\" version=\"1.0\" test=\"true\"/>".getBytes(UTF_8);
        return message;
    }

    public DeliveryBuilder withKey(String idempotencyKey) {
        key = idempotencyKey;
        return this;
    }

    public DeliveryBuilder withAntrag(byte[] xml) {
        antrag = xml.clone();
        return this;
    }

    /** What the target's stylesheet made; the Antrag document when this is not called. */
    public DeliveryBuilder withPayload(byte[] bytes) {
        payload = bytes.clone();
        return this;
    }

    public DeliveryBuilder withAktenplan(String path) {
        tenant = new Delivery.Tenant(tenant.ars(), tenant.name(), path);
        return this;
    }

    /** An attachment of media type application/pdf. */
    public DeliveryBuilder withAttachment(String name, byte[] content) {
        String id = UUID.nameUUIDFromBytes((name + attachments.size()).getBytes(UTF_8))
                .toString();
        attachments.add(new SampleAttachment(id, name, "attachment", "application/pdf", content.clone()));
        return this;
    }

    public DeliveryBuilder withReceiptBefore(String role, Receipt receipt) {
        receiptsBefore.put(role, receipt);
        return this;
    }

    public Delivery build() {
        return new SampleDelivery(
                kind,
                key,
                UUID.nameUUIDFromBytes(key.getBytes(UTF_8)).toString(),
                Instant.parse("2026-11-22T10:15:30.123Z"),
                new Delivery.Service("99090018069000", "urn:de:fim:leika:leistung:99090018069000", "Reitkennzeichen"),
                tenant,
                antrag,
                payload == null ? antrag : payload,
                "%PDF-1.7 invented".getBytes(UTF_8),
                List.copyOf(attachments),
                Map.copyOf(receiptsBefore));
    }

    private static byte[] sampleAntrag() {
        try (InputStream in = DeliveryBuilder.class.getResourceAsStream("antrag.xml")) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
