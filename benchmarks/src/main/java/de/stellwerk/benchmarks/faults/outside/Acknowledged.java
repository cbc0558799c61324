package de.stellwerk.benchmarks.faults.outside;

/**
 * What the hub acknowledged, as a line of the portal's ledger; repeats have lines of their own.
 *
 * @param number of the plan
 * @param contentHash as the hub stated it
 * @param proof the hash of the signed acknowledgement
 */
record Acknowledged(
        long number, String reference, String id, String receivedAt, String contentHash, String proof, String at) {

    boolean saysTheSameAs(Acknowledged other) {
        return id.equals(other.id)
                && receivedAt.equals(other.receivedAt)
                && contentHash.equals(other.contentHash)
                && proof.equals(other.proof);
    }
}
