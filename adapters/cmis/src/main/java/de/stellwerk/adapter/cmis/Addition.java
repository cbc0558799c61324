package de.stellwerk.adapter.cmis;

import de.stellwerk.adapter.DeliveryFailure;
import de.stellwerk.adapter.DeliveryRejected;
import de.stellwerk.adapter.Receipt;
import de.stellwerk.adapter.Steps.Found;
import org.apache.chemistry.opencmis.client.api.Folder;

/** Documents that come into a case folder later; making one twice makes one. */
record Addition(Repository repository, String folderId, String path) {

    /** @param file the receipt by which the case folder is known; clerks may have moved it since */
    static Addition to(Repository repository, Receipt file) throws DeliveryFailure {
        String id = file.reference(Receipt.OBJECT_ID).orElseThrow(Addition::unknown);
        Folder folder = repository.folder(id).orElseThrow(Addition::unknown);
        return new Addition(repository, folder.getId(), folder.getPath());
    }

    Found find(Item item) throws DeliveryFailure {
        return repository.find(path, item);
    }

    Receipt make(Item item) throws DeliveryFailure {
        return repository.make(folderId, path, item);
    }

    static DeliveryRejected unknown() {
        return new DeliveryRejected("akte-unknown", "the case folder of the application is not there");
    }
}
