package de.stellwerk.benchmarks.faults.outside;

import java.net.URI;

/** A system beside the hub, in this process, whose behaviour can be switched at any time from any thread. */
public interface Neighbour extends AutoCloseable {

    /** What it is called in ledgers and reports. */
    String name();

    URI address();

    /** From now on, and for what hangs already too: what hung is let go. */
    void behave(Misbehaviour behaviour);

    /** Back to good behaviour. */
    default void mend() {
        behave(Misbehaviour.NONE);
    }

    /** How many requests it is working on, holding, or slow at. */
    int atWork();

    /** How many requests its misbehaviour has hit so far: a fault that hit nothing counts for nothing. */
    long hits();

    @Override
    void close();
}
