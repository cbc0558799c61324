package de.stellwerk.routes.ledger;

import java.util.function.Supplier;

/**
 * How a ledger command becomes durable. {@link #commit} returns after the commit has reached the disk, or throws and nothing happened.
 * Commands of many callers may share one transaction behind this port.
 */
interface Commits {

    <T> T commit(Supplier<T> command);

    /** Reads, and only reads; every statement of the query sees the ledger as it was at one and the same moment. */
    <T> T read(Supplier<T> query);
}
