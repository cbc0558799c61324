package de.stellwerk.adapter.file;

import de.stellwerk.adapter.Adapter;
import de.stellwerk.adapter.AdapterKind;
import de.stellwerk.adapter.Delivery;
import de.stellwerk.adapter.DeliveryFailure;
import de.stellwerk.adapter.Receipt;
import de.stellwerk.adapter.Steps;
import de.stellwerk.adapter.Steps.Found;
import de.stellwerk.adapter.TargetMisconfigured;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Puts one folder per delivery into a directory: {@code antrag.xml}, {@code antrag.pdf} and the attachments, numbered in
 * their order. The folder appears complete and on disk, or not at all; names that begin with a dot are work in progress.
 *
 * <p>The receipt is {@code folder}, its name: day of receipt, service, idempotency key. Who takes folders away should wait a
 * day or keep their names, so that a hub that crashed can still find what it did.
 */
@AdapterKind("file")
public final class FileAdapter implements Adapter<FileSettings> {

    private static final String FOLDER = "folder";

    @Override
    public Receipt deliver(Delivery delivery, Steps steps, FileSettings settings) throws DeliveryFailure {
        Path folder = FolderName.of(delivery, settings.root());
        Receipt receipt = Receipt.of(FOLDER, folder.getFileName().toString());
        return steps.once(
                "folder", () -> find(folder, receipt, settings), () -> drop(delivery, folder, receipt, settings));
    }

    @Override
    public void check(FileSettings settings) throws TargetMisconfigured {
        if (!Files.isDirectory(settings.root())) {
            throw new TargetMisconfigured("root-missing", "there is no directory " + settings.root());
        }
        if (!Files.isWritable(settings.root())) {
            throw new TargetMisconfigured("access-denied", "the hub may not write to " + settings.root());
        }
    }

    private Found find(Path folder, Receipt receipt, FileSettings settings) throws TargetMisconfigured {
        check(settings);
        return Files.isDirectory(folder) ? Found.there(receipt) : Found.NOT_THERE;
    }

    private Receipt drop(Delivery delivery, Path folder, Receipt receipt, FileSettings settings)
            throws DeliveryFailure {
        check(settings);
        new FolderInTheMaking(folder).finish(delivery);
        return receipt;
    }
}
