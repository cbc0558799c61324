package de.stellwerk.benchmarks.faults.outside;

import java.time.Instant;

/**
 * The hubs' ledger came back from a backup, as a line of the portals' ledger.
 *
 * @param from before the backup was begun: what was acknowledged since may be forgotten
 * @param to when the hubs had died that knew it, and none had started that did not
 */
record Restored(String from, String to) {

    /** Whether the ledger may have forgotten what it acknowledged first, so that it acknowledged it anew under another id later. */
    boolean forgets(Acknowledged first, Acknowledged later) {
        return !at(first.at()).isBefore(at(from))
                && at(first.at()).isBefore(at(to))
                && !at(later.at()).isBefore(at(to));
    }

    private static Instant at(String written) {
        return Instant.parse(written);
    }
}
