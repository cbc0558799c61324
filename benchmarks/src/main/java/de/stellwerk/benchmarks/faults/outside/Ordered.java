package de.stellwerk.benchmarks.faults.outside;

/**
 * What an operator ordered, as a line of the operator's ledger, written before the hub is told.
 *
 * @param kind {@link #AGAIN}, {@link #ARRIVED}, {@link #DELIVER_NOW}
 * @param target empty where the order concerns the submission
 */
record Ordered(String kind, String id, String target, String at) {

    static final String AGAIN = "again";
    static final String ARRIVED = "arrived";
    static final String DELIVER_NOW = "deliver-now";
}
