package de.stellwerk.adapter.file;

import de.stellwerk.adapter.Adapter;
import de.stellwerk.adapter.AdapterKind;
import de.stellwerk.adapter.Delivery;
import de.stellwerk.adapter.DeliveryFailure;
import de.stellwerk.adapter.Receipt;
import de.stellwerk.adapter.Steps;
import de.stellwerk.adapter.Steps.Found;
import de.stellwerk.adapter.TargetMisconfigured;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Puts one folder per delivery into a directory: {@code antrag.xml}, {@code antrag.pdf} and the attachments, numbered in
 * their order. The folder appears complete and on disk, or not at all; names that begin with a dot are work in progress.
 *
 * <p>A message has a folder of its own, with {@code nachricht.xml} in place of the application's two renditions.
 *
 * <p>The receipt is {@code folder}, its name: day of receipt, service, idempotency key. Folders may be taken away at once:
 * {@code .delivered} keeps a small file per key, so that a hub that crashed can still tell what it did. Whoever tidies up
 * there keeps what is younger than the longest time a delivery may wait.
 */
@AdapterKind("file")
public final class FileAdapter implements Adapter<FileSettings> {

    private static final String FOLDER = "folder";

    @Override
    public Receipt deliver(Delivery delivery, Steps steps, FileSettings settings) throws DeliveryFailure {
        Path folder = FolderName.of(delivery, settings.root());
        DeliveredMark mark = DeliveredMark.of(delivery, settings.root());
        Receipt receipt = Receipt.of(FOLDER, folder.getFileName().toString());
        return steps.once(
                "folder",
                () -> isThere(folder, mark, settings) ? Found.there(receipt) : Found.NOT_THERE,
                () -> drop(delivery, folder, mark, receipt, settings));
    }

    @Override
    public boolean takesMessages() {
        return true;
    }

    @Override
    public void check(FileSettings settings) throws DeliveryFailure {
        requireRoot(settings);
        try {
            Disk.probe(settings.root());
        } catch (IOException e) {
            throw Disk.failure(e);
        }
    }

    private static void requireRoot(FileSettings settings) throws TargetMisconfigured {
        if (!Files.isDirectory(settings.root())) {
            throw new TargetMisconfigured("root-missing", "there is no directory " + settings.root());
        }
        if (!Files.isWritable(settings.root())) {
            throw new TargetMisconfigured("access-denied", "the hub may not write to " + settings.root());
        }
    }

    private static boolean isThere(Path folder, DeliveredMark mark, FileSettings settings) throws DeliveryFailure {
        requireRoot(settings);
        try {
            return Files.isDirectory(folder) || mark.isDelivered();
        } catch (IOException e) {
            throw Disk.failure(e);
        }
    }

    private static Receipt drop(
            Delivery delivery, Path folder, DeliveredMark mark, Receipt receipt, FileSettings settings)
            throws DeliveryFailure {
        if (!isThere(folder, mark, settings)) {
            new FolderInTheMaking(folder, mark).finish(delivery);
        }
        return receipt;
    }
}
