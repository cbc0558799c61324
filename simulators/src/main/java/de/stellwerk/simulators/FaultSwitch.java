package de.stellwerk.simulators;

import java.util.function.Predicate;

/** The fault in force. */
final class FaultSwitch {

    private Fault fault = Fault.NONE;
    private long changes;

    synchronized void set(Fault given) {
        given.kind();
        fault = given;
        changes++;
        notifyAll();
    }

    /** The fault for one request if its mode is wanted, used up by one; else none. */
    synchronized Fault take(Predicate<Mode> wanted) {
        Fault now = fault;
        if (!wanted.test(now.kind())) {
            return Fault.NONE;
        }
        fault = now.once();
        return now;
    }

    /** Waits until somebody sets a fault, be it none. */
    synchronized void holdUntilChanged() {
        long seen = changes;
        try {
            while (seen == changes) {
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
