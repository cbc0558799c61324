package de.stellwerk.adapter.file;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.stellwerk.adapter.Delivery;
import de.stellwerk.adapter.DeliveryRejected;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;

/** The names below the root: made of letters, digits, dots and hyphens, or refused. */
final class FolderName {

    /** What the usual file systems take, in bytes. */
    private static final int LONGEST = 255;

    private static final ZoneId GERMANY = ZoneId.of("Europe/Berlin");

    private FolderName() {}

    /** The same for every attempt, another for another key. */
    static Path of(Delivery delivery, Path root) throws DeliveryRejected {
        LocalDate day = LocalDate.ofInstant(delivery.receivedAt(), GERMANY);
        String service = delivery.service().name().replaceAll("[^\\p{L}\\p{N}]+", "-");
        String named = service.substring(0, Math.min(service.length(), 60));
        return inside(root, day + "-" + named + "-" + delivery.idempotencyKey());
    }

    /** @throws DeliveryRejected if the name leads out of the folder, or no file system would take it */
    static Path inside(Path folder, String name) throws DeliveryRejected {
        boolean plain = !name.isEmpty() && !name.matches("(?s).*[/\\\\\\p{Cntrl}].*") && !name.startsWith(".");
        boolean safe = plain && name.getBytes(UTF_8).length <= LONGEST;
        if (!safe) {
            throw new DeliveryRejected("unsafe-name", "a name is no safe file name");
        }
        return folder.resolve(name);
    }
}
