package de.stellwerk.adapter.cmis;

import de.stellwerk.adapter.Adapter;
import de.stellwerk.adapter.AdapterKind;
import de.stellwerk.adapter.Delivery;
import de.stellwerk.adapter.DeliveryFailure;
import de.stellwerk.adapter.Receipt;
import de.stellwerk.adapter.Steps;

/**
 * Files a delivery in a DMS: a case folder below the tenant's Aktenplan path, in it {@code antrag.xml}, {@code antrag.pdf} and
 * the attachments, numbered in their order; each is a step of its own.
 *
 * <p>The folder's name is its Aktenzeichen, {@code <last segment of the Aktenplan>-<year>-<12 hex digits of the key's
 * SHA-256>}, and with the folder's object id the receipt. Names are unique within a CMIS folder, so a retry finds what is
 * there; a document whose content is missing or of another size is mended, not made anew.
 *
 * <p>A message goes into the folder of the application that it is about, wherever that lies by now: {@code
 * nachricht-<id>.xml} and its attachments under the same beginning, {@code <id>} being 12 hex digits of the key's SHA-256.
 * The receipt is that of the application with the {@code document-id} of the message.
 */
@AdapterKind("cmis")
public final class CmisAdapter implements Adapter<CmisSettings> {

    private final CmisSessions sessions = new CmisSessions();

    @Override
    public Receipt deliver(Delivery delivery, Steps steps, CmisSettings settings) throws DeliveryFailure {
        return delivery.kind() == Delivery.Kind.MESSAGE
                ? addToFile(delivery, steps, settings)
                : newFile(delivery, steps, settings);
    }

    private Receipt newFile(Delivery delivery, Steps steps, CmisSettings settings) throws DeliveryFailure {
        Filing filing = filing(delivery, settings);
        Receipt folder = steps.once("case-folder", filing::findFolder, filing::makeFolder);
        String folderId = folder.reference(Receipt.OBJECT_ID).orElseThrow();
        put(Item.payload(delivery), folderId, filing, steps);
        put(Item.pdf(delivery), folderId, filing, steps);
        int number = 1;
        for (Delivery.Attachment attachment : delivery.attachments()) {
            put(Item.attachment(number++, attachment), folderId, filing, steps);
        }
        return folder;
    }

    private Receipt addToFile(Delivery delivery, Steps steps, CmisSettings settings) throws DeliveryFailure {
        Receipt file = MessageItems.file(delivery);
        Addition addition = Addition.to(repository(settings), file);
        Receipt document = null;
        for (Item item : MessageItems.of(delivery)) {
            Receipt filed = steps.once(item.step(), () -> addition.find(item), () -> addition.make(item));
            document = document == null ? filed : document;
        }
        return file.with("document-id", document.reference(Receipt.OBJECT_ID).orElseThrow());
    }

    @Override
    public boolean takesMessages() {
        return true;
    }

    @Override
    public void check(CmisSettings settings) throws DeliveryFailure {
        Repository repository = repository(settings);
        repository.greet();
        repository.root();
    }

    private Filing filing(Delivery delivery, CmisSettings settings) throws DeliveryFailure {
        return new Filing(repository(settings), settings, CaseFile.of(delivery), delivery.idempotencyKey());
    }

    private Repository repository(CmisSettings settings) throws DeliveryFailure {
        return new Repository(sessions.session(settings), settings);
    }

    private static void put(Item item, String folderId, Filing filing, Steps steps) throws DeliveryFailure {
        steps.once(item.step(), () -> filing.find(item), () -> filing.make(item, folderId));
    }
}
