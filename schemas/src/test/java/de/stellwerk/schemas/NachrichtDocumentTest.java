package de.stellwerk.schemas;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import de.stellwerk.schemas.NachrichtDocument.Anlage;
import de.stellwerk.schemas.NachrichtDocument.Nachricht;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class NachrichtDocumentTest {

    private static final UUID ID = UUID.fromString("0b6e5f0e-4c0f-4a55-9f0b-0d6a3f3c1a11");

    @Test
    void whatIsWrittenIsValid() {
        byte[] document = NachrichtDocument.write(aNachricht(
                "bescheid", Optional.of("bewilligt"), Optional.of("Guten Tag,\nanbei <der> Bescheid & mehr."), true));

        assertThat(NachrichtDocument.validate(document)).isEmpty();
        assertThat(new String(document, UTF_8)).contains("&lt;der&gt; Bescheid &amp; mehr", "test=\"true\"");
    }

    @Test
    void whatMayBeAbsentMayBeAbsent() {
        assertThat(NachrichtDocument.validate(NachrichtDocument.write(
                        aNachricht("status", Optional.of("rueckfrage"), Optional.empty(), false))))
                .isEmpty();
    }

    @Test
    void aWordThatTheSchemaDoesNotKnowIsFound() {
        byte[] document = NachrichtDocument.write(aNachricht("brief", Optional.empty(), Optional.empty(), false));

        assertThat(NachrichtDocument.validate(document)).isNotEmpty();
    }

    private static Nachricht aNachricht(String art, Optional<String> stand, Optional<String> text, boolean full) {
        return new Nachricht(
                ID,
                art,
                Instant.parse("2026-11-22T10:15:30.123Z"),
                "citko-kreis-soest",
                "B-1",
                ID,
                ID,
                "sit",
                full ? Optional.of("Vorgang 7") : Optional.empty(),
                "99000000000000",
                "Beispielleistung",
                "059740000000",
                "Kreis Soest",
                full,
                stand,
                text,
                full
                        ? List.of(new Anlage(ID, "Bescheid.pdf", "anlage", "application/pdf", 3, "0a".repeat(64)))
                        : List.of());
    }
}
