package de.stellwerk.routes.intake;

import java.util.Map;
import java.util.Optional;

/** What a portal sent beside its attachments: one text, or several where its format has several parts for them. */
record Message(Map<String, byte[]> parts) {

    static Message of(String part, byte[] text) {
        return new Message(Map.of(part, text));
    }

    Optional<byte[]> part(String name) {
        return Optional.ofNullable(parts.get(name));
    }

    /** The only text, of a format that has no more. */
    byte[] text() {
        return parts.values().iterator().next();
    }
}
