package de.stellwerk.adapter.file;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.stellwerk.adapter.Delivery;
import de.stellwerk.adapter.DeliveryRejected;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a directory remembers of one delivery, in {@code .delivered/<key>}: the name of the draft that is about to become its
 * folder. A move is atomic, so a draft that is named and gone has become the folder, even if somebody has taken that away.
 */
record DeliveredMark(Path mark, Path root) {

    /** Tells a mark from one that a power cut tore. */
    private static final String WHOLE = "\n";

    static DeliveredMark of(Delivery delivery, Path root) throws DeliveryRejected {
        return new DeliveredMark(FolderName.inside(root.resolve(".delivered"), delivery.idempotencyKey()), root);
    }

    boolean isDelivered() throws IOException {
        if (!Files.exists(mark)) {
            return false;
        }
        String draft = Files.readString(mark, UTF_8);
        return draft.endsWith(WHOLE) && Files.notExists(root.resolve(draft.strip()));
    }

    /** On disk before the draft moves. */
    void set(Path draft) throws IOException {
        if (!Files.isDirectory(mark.getParent())) {
            Files.createDirectories(mark.getParent());
            Disk.sync(root);
        }
        remove();
        byte[] name = (draft.getFileName() + WHOLE).getBytes(UTF_8);
        Disk.write(new ByteArrayInputStream(name), mark);
        Disk.sync(mark.getParent());
    }

    /** Before its draft is removed, or that would look like a delivery. */
    void remove() throws IOException {
        if (Files.deleteIfExists(mark)) {
            Disk.sync(mark.getParent());
        }
    }
}
