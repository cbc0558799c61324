package de.stellwerk.routes.ledger;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Locale;

/**
 * The ledger was restored from a backup, or a standby took over that may have lacked the last commits.
 *
 * @param history the word in the cursors given since
 * @param at when that was noticed or said
 * @param resentBy until when what portals hand in is looked for before it is done, because they may have handed it in before
 */
public record Restoration(String history, Instant at, Why because, Instant resentBy) {

    /** How it is known. */
    public enum Why {
        /** By the command {@code restore}. */
        SAID,
        /** The PostgreSQL has another system identifier: a dump was restored into it, or {@code pg_upgrade} made it. */
        OTHER_SERVER,
        /** The tables were made anew: a dump was restored. */
        OTHER_TABLES,
        /** A backup was restored to a point in time, or a standby was promoted. */
        OTHER_TIMELINE;

        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static Why of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }
}
