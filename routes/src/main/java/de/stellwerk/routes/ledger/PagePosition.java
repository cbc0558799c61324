package de.stellwerk.routes.ledger;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/** Where a page ended: the time and id of its last row. Outside the ledger it is an opaque text. */
record PagePosition(Instant at, UUID id) {

    String cursor() {
        String text = ChronoUnit.MICROS.between(Instant.EPOCH, at) + " " + id;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
    }

    static Optional<PagePosition> of(Optional<String> cursor) {
        return cursor.map(PagePosition::parsed);
    }

    private static PagePosition parsed(String cursor) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII);
            int space = text.indexOf(' ');
            Instant at = Instant.EPOCH.plus(Long.parseLong(text.substring(0, space)), ChronoUnit.MICROS);
            return new PagePosition(at, UUID.fromString(text.substring(space + 1)));
        } catch (IllegalArgumentException
                | IndexOutOfBoundsException
                | ArithmeticException
                | java.time.DateTimeException e) {
            throw new UnknownCursor();
        }
    }
}
