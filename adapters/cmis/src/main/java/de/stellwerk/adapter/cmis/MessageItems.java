package de.stellwerk.adapter.cmis;

import de.stellwerk.adapter.Delivery;
import de.stellwerk.adapter.DeliveryRejected;
import de.stellwerk.adapter.Receipt;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The documents of a message; their names begin alike and are those of no other message in the same folder. */
final class MessageItems {

    private static final String DMS = "dms";

    private MessageItems() {}

    /** @throws DeliveryRejected when the application was never filed here */
    static Receipt file(Delivery delivery) throws DeliveryRejected {
        return Optional.ofNullable(delivery.receiptsBefore().get(DMS)).orElseThrow(Addition::unknown);
    }

    /** The message itself first, then its attachments in their order. */
    static List<Item> of(Delivery delivery) throws DeliveryRejected {
        String beginning = "nachricht-" + CaseFile.shortId(delivery.idempotencyKey());
        List<Item> items = new ArrayList<>();
        items.add(Item.of("nachricht-xml", beginning + ".xml", "application/xml", delivery.payload()));
        int number = 1;
        for (Delivery.Attachment attachment : delivery.attachments()) {
            Item item = Item.attachment(number++, attachment);
            items.add(item.named(beginning + "-" + item.name()));
        }
        return items;
    }
}
