package de.stellwerk.adapter.file;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import de.stellwerk.adapter.Delivery;
import de.stellwerk.adapter.DeliveryFailure;
import de.stellwerk.adapter.DeliveryRejected;
import de.stellwerk.adapter.OutcomeUnknown;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/** A folder that is written beside its place under a dotted name and moved there when it is complete and on disk. */
final class FolderInTheMaking {

    private final Path place;
    private final DeliveredMark mark;
    private final Path draft;

    FolderInTheMaking(Path place, DeliveredMark mark) {
        this.place = place;
        this.mark = mark;
        this.draft = place.resolveSibling(prefix() + UUID.randomUUID());
    }

    void finish(Delivery delivery) throws DeliveryFailure {
        try {
            mark.remove();
            removeEarlierDrafts();
            make(delivery);
        } catch (IOException e) {
            throw Disk.failure(e);
        }
        try {
            Disk.sync(place.getParent());
        } catch (IOException e) {
            throw new OutcomeUnknown("disk-sync", e.toString(), e);
        }
    }

    private void make(Delivery delivery) throws IOException, DeliveryRejected {
        try {
            Files.createDirectory(draft);
            fill(delivery);
            Disk.sync(draft);
            mark.set(draft);
            move();
        } catch (IOException | DeliveryRejected | RuntimeException e) {
            forget(e);
            throw e;
        }
    }

    /** What cannot be removed now is removed by the next attempt. */
    private void forget(Exception failure) {
        try {
            mark.remove();
            Disk.remove(draft);
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }

    private void fill(Delivery delivery) throws IOException, DeliveryRejected {
        if (delivery.kind() == Delivery.Kind.MESSAGE) {
            Disk.write(new ByteArrayInputStream(delivery.payload()), draft.resolve("nachricht.xml"));
        } else {
            Disk.write(new ByteArrayInputStream(delivery.payload()), draft.resolve("antrag.xml"));
            Disk.write(new ByteArrayInputStream(delivery.pdf()), draft.resolve("antrag.pdf"));
        }
        int number = 1;
        for (Delivery.Attachment attachment : delivery.attachments()) {
            Path file = FolderName.inside(draft, "%02d-%s".formatted(number++, attachment.name()));
            try (var content = attachment.open()) {
                Disk.write(content, file);
            }
        }
    }

    /** Who finds the place taken was overtaken by another attempt of the same delivery, which is as good. */
    private void move() throws IOException {
        try {
            Files.move(draft, place, ATOMIC_MOVE);
        } catch (IOException e) {
            if (!Files.isDirectory(place)) {
                throw e;
            }
            Disk.remove(draft);
        }
    }

    private void removeEarlierDrafts() throws IOException {
        try (DirectoryStream<Path> drafts = Files.newDirectoryStream(
                place.getParent(), path -> path.getFileName().toString().startsWith(prefix()))) {
            for (Path earlier : drafts) {
                Disk.remove(earlier);
            }
        }
    }

    private String prefix() {
        return "." + place.getFileName() + ".";
    }
}
