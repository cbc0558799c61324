package de.stellwerk.routes.intake;

import java.util.Optional;

/** Who hands something in. */
sealed interface Sender {

    /**
     * Somebody who claims to be a portal.
     *
     * @param apiKey as presented, if any
     * @param loopback whether the caller's own address is this machine's loopback; forwarded addresses do not count
     */
    record Claimed(Optional<String> apiKey, boolean loopback) implements Sender {}

    /** A portal that its channel has identified: by the directory, the queue or the server where the content lay. */
    record Known(String portal) implements Sender {}
}
