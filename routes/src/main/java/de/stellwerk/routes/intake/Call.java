package de.stellwerk.routes.intake;

import java.time.Instant;

/**
 * A portal, or who claims to be one, with what it hands in.
 *
 * @param trial whether only to check and to keep nothing
 * @param staging where attachments go meanwhile
 */
record Call(Sender sender, Content content, boolean trial, Instant receivedAt, Staging staging) {}
