package de.stellwerk.benchmarks.faults.outside;

import java.util.List;

/**
 * One request that came to a target, as a line of the target's ledger.
 *
 * @param number counts the effects of the system, from 1, in the order in which they happened; 0 where nothing happened
 * @param kind {@link #DONE}, {@link #REPEAT}: recognised and not done again, {@link #REFUSED}: it came and was not worked on
 * @param tenant the ARS in the Antrag document
 * @param key the idempotency key
 * @param facts see {@link Facts#hash}
 * @param content the hash of the Antrag document
 * @param pdf whether the PDF of the Antrag was there
 * @param files the hashes of the attachments, sorted
 */
record Effect(
        long number,
        String kind,
        String target,
        String tenant,
        String key,
        String portal,
        String reference,
        String caseReference,
        String facts,
        String content,
        boolean pdf,
        List<String> files,
        String at) {

    static final String DONE = "done";
    static final String REPEAT = "repeat";
    static final String REFUSED = "refused";

    boolean isDone() {
        return kind.equals(DONE);
    }
}
