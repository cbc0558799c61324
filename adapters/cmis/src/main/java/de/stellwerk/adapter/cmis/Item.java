package de.stellwerk.adapter.cmis;

import de.stellwerk.adapter.Delivery;
import de.stellwerk.adapter.DeliveryRejected;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.math.BigInteger;
import java.util.function.Supplier;
import org.apache.chemistry.opencmis.commons.data.ContentStream;
import org.apache.chemistry.opencmis.commons.impl.dataobjects.ContentStreamImpl;

/** One document of a delivery; {@code step} names its step, {@code open} gives a fresh stream each time. */
record Item(String step, String name, String mediaType, long size, Supplier<InputStream> open) {

    static Item payload(Delivery delivery) throws DeliveryRejected {
        return of("antrag-xml", "antrag.xml", "application/xml", delivery.payload());
    }

    static Item pdf(Delivery delivery) throws DeliveryRejected {
        return of("antrag-pdf", "antrag.pdf", "application/pdf", delivery.pdf());
    }

    /** @param number its place among the attachments, from 1, which keeps equal names apart */
    static Item attachment(int number, Delivery.Attachment attachment) {
        String name = "%02d-%s".formatted(number, attachment.name());
        return new Item("attachment-" + number, name, attachment.mediaType(), attachment.size(), attachment::open);
    }

    static Item of(String step, String name, String mediaType, byte[] content) {
        return new Item(step, name, mediaType, content.length, () -> new ByteArrayInputStream(content));
    }

    Item named(String other) {
        return new Item(step, other, mediaType, size, open);
    }

    ContentStream content() {
        return new ContentStreamImpl(name, BigInteger.valueOf(size), mediaType, open.get());
    }
}
