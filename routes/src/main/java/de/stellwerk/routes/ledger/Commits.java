package de.stellwerk.routes.ledger;

import java.util.function.Supplier;

/**
 * How a ledger command becomes durable. It returns after the commit has reached the disk, or throws and nothing happened.
 * Commands of many callers may share one transaction behind this port.
 */
interface Commits {

    <T> T commit(Supplier<T> command);
}
