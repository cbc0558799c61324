package de.stellwerk.benchmarks.faults.outside;

import java.util.Map;

/** Compares the ledgers outside the hub with each other, with the plan, and with what the hub says. */
final class Balance {

    private final Plan plan;
    private final Ledgers ledgers;
    private final Map<String, HubSays> hub;

    /** @param hub what it says of each submission, by id; nothing where it knows none */
    Balance(Plan plan, Ledgers ledgers, Map<String, HubSays> hub) {
        this.plan = plan;
        this.ledgers = ledgers;
        this.hub = hub;
    }

    Figures figures(long unaccounted) {
        throw new UnsupportedOperationException();
    }
}
