package de.stellwerk.benchmarks.faults.outside;

/** An answer that the portal must not get, as a line of its ledger. */
record Oddity(Figure figure, long number, String reference, String seen, String at) {}
