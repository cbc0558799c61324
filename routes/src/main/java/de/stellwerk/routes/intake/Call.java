package de.stellwerk.routes.intake;

import java.io.InputStream;
import java.time.Instant;
import java.util.Optional;

/**
 * What somebody who claims to be a portal handed in, unread.
 *
 * @param apiKey as presented, if any
 * @param loopback whether the caller's own address is this machine's loopback; forwarded addresses do not count
 * @param contentType as declared, if any
 * @param body bounded in time by its source
 * @param trial whether only to check and to keep nothing
 * @param staging where attachments go meanwhile
 */
record Call(
        Optional<String> apiKey,
        boolean loopback,
        Optional<String> contentType,
        InputStream body,
        boolean trial,
        Instant receivedAt,
        Staging staging) {}
