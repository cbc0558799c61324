package de.stellwerk.adapter.cmis;

import de.stellwerk.adapter.DeliveryFailure;
import de.stellwerk.adapter.Receipt;
import de.stellwerk.adapter.Steps.Found;
import java.util.Optional;
import org.apache.chemistry.opencmis.client.api.CmisObject;

/** One delivery's case folder and what lies in it; each thing can be looked for and made, and making it twice makes one. */
final class Filing {

    private final Repository repository;
    private final CmisSettings settings;
    private final CaseFile file;
    private final String key;

    Filing(Repository repository, CmisSettings settings, CaseFile file, String key) {
        this.repository = repository;
        this.settings = settings;
        this.file = file;
        this.key = key;
    }

    Found findFolder() throws DeliveryFailure {
        Optional<CmisObject> folder = repository.at(path());
        if (folder.isEmpty()) {
            return Found.NOT_THERE;
        }
        repository.mustBelongTo(folder.get(), key);
        return Found.there(receipt(folder.get().getId()));
    }

    Receipt makeFolder() throws DeliveryFailure {
        if (findFolder() instanceof Found.There there) {
            return there.receipt();
        }
        String parentPath = settings.root();
        String parent = repository.root().getId();
        for (String segment : file.aktenplan()) {
            parent = segment(parent, parentPath, segment);
            parentPath = Repository.below(parentPath, segment);
        }
        return receipt(repository.folder(parent, parentPath, file.aktenzeichen(), key));
    }

    private String segment(String parent, String parentPath, String name) throws DeliveryFailure {
        Optional<CmisObject> there = repository.at(Repository.below(parentPath, name));
        return there.isPresent() ? there.get().getId() : repository.folder(parent, parentPath, name, null);
    }

    /** A document whose content is not complete counts as not there: making it again puts it right. */
    Found find(Item item) throws DeliveryFailure {
        return repository.find(path(), item);
    }

    Receipt make(Item item, String folderId) throws DeliveryFailure {
        return repository.make(folderId, path(), item);
    }

    private String path() {
        String path = settings.root();
        for (String segment : file.aktenplan()) {
            path = Repository.below(path, segment);
        }
        return Repository.below(path, file.aktenzeichen());
    }

    private Receipt receipt(String folderId) {
        return Receipt.of(Receipt.AKTENZEICHEN, file.aktenzeichen()).with(Receipt.OBJECT_ID, folderId);
    }
}
