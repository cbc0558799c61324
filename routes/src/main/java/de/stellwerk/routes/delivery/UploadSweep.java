package de.stellwerk.routes.delivery;

import de.stellwerk.routes.ledger.Uploads;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Removes attachments whose submission was never accepted; unreadable they are from the start, because their key is gone. */
@Component
class UploadSweep {

    private static final Duration LONGER_THAN_ANY_REQUEST = Duration.ofHours(6);

    private final Uploads uploads;

    UploadSweep(Uploads uploads) {
        this.uploads = uploads;
    }

    void sweep() {
        uploads.sweep(LONGER_THAN_ANY_REQUEST);
    }
}
