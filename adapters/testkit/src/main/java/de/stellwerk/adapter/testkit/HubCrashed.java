package de.stellwerk.adapter.testkit;

/** Stands for the end of the hub's process; an adapter must let it through. */
public final class HubCrashed extends Error {

    private static final long serialVersionUID = 1L;

    HubCrashed(String step) {
        super("after the act of " + step + ", before its receipt was recorded");
    }
}
