package de.stellwerk.adapter.cmis;

import de.stellwerk.adapter.DeliveryFailure;
import de.stellwerk.adapter.DeliveryRejected;
import de.stellwerk.adapter.Receipt;
import de.stellwerk.adapter.Steps.Found;
import de.stellwerk.adapter.TargetMisconfigured;
import de.stellwerk.adapter.web.Intent;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.chemistry.opencmis.client.api.CmisObject;
import org.apache.chemistry.opencmis.client.api.Document;
import org.apache.chemistry.opencmis.client.api.DocumentType;
import org.apache.chemistry.opencmis.client.api.Folder;
import org.apache.chemistry.opencmis.client.api.ObjectId;
import org.apache.chemistry.opencmis.client.api.Session;
import org.apache.chemistry.opencmis.commons.PropertyIds;
import org.apache.chemistry.opencmis.commons.data.ContentStream;
import org.apache.chemistry.opencmis.commons.enums.VersioningState;
import org.apache.chemistry.opencmis.commons.exceptions.CmisBaseException;
import org.apache.chemistry.opencmis.commons.exceptions.CmisConstraintException;
import org.apache.chemistry.opencmis.commons.exceptions.CmisContentAlreadyExistsException;
import org.apache.chemistry.opencmis.commons.exceptions.CmisNameConstraintViolationException;
import org.apache.chemistry.opencmis.commons.exceptions.CmisObjectNotFoundException;

/** A CMIS repository in the words of the adapter: a name exists once in its folder, and creating it again finds it. */
final class Repository {

    private final Session session;
    private final CmisSettings settings;

    Repository(Session session, CmisSettings settings) {
        this.session = session;
        this.settings = settings;
    }

    Optional<CmisObject> at(String path) throws DeliveryFailure {
        try {
            return Optional.of(session.getObjectByPath(path));
        } catch (CmisObjectNotFoundException e) {
            return Optional.empty();
        } catch (CmisBaseException e) {
            throw CmisFailures.of(e, Intent.READ);
        }
    }

    CmisObject root() throws DeliveryFailure {
        return at(settings.root())
                .orElseThrow(() -> new TargetMisconfigured("root-missing", "there is no folder " + settings.root()));
    }

    /** Asks the repository about itself, past everything the session remembers. */
    void greet() throws DeliveryFailure {
        try {
            session.getBinding().getRepositoryService().getRepositoryInfo(settings.repository(), null);
        } catch (CmisBaseException e) {
            throw CmisFailures.of(e, Intent.READ);
        }
    }

    /** @param key goes into the key property, if the type has it; {@code null} for a folder of nobody's */
    String folder(String parentId, String parentPath, String name, String key) throws DeliveryFailure {
        Map<String, Object> properties = new HashMap<>();
        properties.put(PropertyIds.OBJECT_TYPE_ID, settings.folderType());
        properties.put(PropertyIds.NAME, name);
        if (key != null && keepsKeys()) {
            properties.put(settings.keyProperty(), key);
        }
        return createdOrThere(
                below(parentPath, name), () -> session.createFolder(properties, session.createObjectId(parentId)));
    }

    /** Creates a document with its content, in one request. */
    String document(String parentId, String path, String name, ContentStream content) throws DeliveryFailure {
        Map<String, Object> properties = new HashMap<>();
        properties.put(PropertyIds.OBJECT_TYPE_ID, settings.documentType());
        properties.put(PropertyIds.NAME, name);
        VersioningState versioning = read(this::versioning);
        return createdOrThere(
                path, () -> session.createDocument(properties, session.createObjectId(parentId), content, versioning));
    }

    /** A document whose content is not complete counts as not there: making it again puts it right. */
    Found find(String folderPath, Item item) throws DeliveryFailure {
        return at(below(folderPath, item.name()))
                .filter(there -> isComplete(there, item))
                .map(there -> Found.there(Receipt.of(Receipt.OBJECT_ID, there.getId())))
                .orElse(Found.NOT_THERE);
    }

    Receipt make(String folderId, String folderPath, Item item) throws DeliveryFailure {
        String path = below(folderPath, item.name());
        Optional<CmisObject> there = at(path);
        if (there.isEmpty()) {
            return Receipt.of(Receipt.OBJECT_ID, document(folderId, path, item.name(), item.content()));
        }
        if (!isComplete(there.get(), item)) {
            overwrite((Document) there.get(), item.content());
        }
        return Receipt.of(Receipt.OBJECT_ID, there.get().getId());
    }

    private static boolean isComplete(CmisObject there, Item item) {
        return there instanceof Document document && document.getContentStreamLength() == item.size();
    }

    /** The folder of this id and the path at which it lies now. */
    Optional<Folder> folder(String id) throws DeliveryFailure {
        try {
            return session.getObject(id) instanceof Folder folder ? Optional.of(folder) : Optional.empty();
        } catch (CmisObjectNotFoundException e) {
            return Optional.empty();
        } catch (CmisBaseException e) {
            throw CmisFailures.of(e, Intent.READ);
        }
    }

    void overwrite(Document document, ContentStream content) throws DeliveryFailure {
        write(() -> document.setContentStream(content, true, false));
    }

    /** @throws DeliveryRejected if the folder belongs to another delivery */
    void mustBelongTo(CmisObject folder, String key) throws DeliveryRejected {
        Object owner = folder.getPropertyValue(settings.keyProperty());
        if (owner != null && !owner.equals(key)) {
            throw new DeliveryRejected("name-taken", "the folder of this name belongs to another submission");
        }
    }

    static String below(String path, String name) {
        return path.endsWith("/") ? path + name : path + "/" + name;
    }

    private String createdOrThere(String path, Supplier<ObjectId> create) throws DeliveryFailure {
        try {
            return create.get().getId();
        } catch (CmisNameConstraintViolationException | CmisContentAlreadyExistsException | CmisConstraintException e) {
            return at(path).orElseThrow(() -> CmisFailures.of(e, Intent.WRITE)).getId();
        } catch (CmisBaseException e) {
            throw CmisFailures.of(e, Intent.WRITE);
        }
    }

    private boolean keepsKeys() throws DeliveryFailure {
        return read(() -> session.getTypeDefinition(settings.folderType())
                .getPropertyDefinitions()
                .containsKey(settings.keyProperty()));
    }

    private VersioningState versioning() {
        DocumentType type = (DocumentType) session.getTypeDefinition(settings.documentType());
        return Boolean.TRUE.equals(type.isVersionable()) ? VersioningState.MAJOR : VersioningState.NONE;
    }

    private static <T> T read(Supplier<T> call) throws DeliveryFailure {
        return attempt(call, Intent.READ);
    }

    private static <T> T write(Supplier<T> call) throws DeliveryFailure {
        return attempt(call, Intent.WRITE);
    }

    private static <T> T attempt(Supplier<T> call, Intent intent) throws DeliveryFailure {
        try {
            return call.get();
        } catch (CmisBaseException e) {
            throw CmisFailures.of(e, intent);
        }
    }
}
