package de.stellwerk.routes.ledger;

import java.util.List;
import java.util.function.Supplier;

/**
 * How a ledger command becomes durable. It returns after the commit has reached the disk, or throws; then nothing happened, unless
 * the ledger was lost during the commit itself.
 */
interface Commits {

    /** In a transaction of its own. */
    <T> T commit(Supplier<T> command);

    /**
     * In a transaction, and so with a flush, that it may share with those of other callers. For what is done for every submission
     * and locks nothing but its own rows. It runs a second time, alone, where another one's failure ended what they shared; so
     * everything dear, such as sealing, is done before.
     */
    <T> T together(Supplier<T> command);

    /** As {@link #together(Supplier)}; commands of the same kind that wait at the same time become one. */
    <C, R> R together(Kind<C, R> kind, C command);

    /** How the ledger does several commands as one. The same object stands for the same kind. */
    interface Kind<C, R> {
        /** The results, in the order of the commands. */
        List<R> run(List<C> commands);
    }

    /** Reads, and only reads; every statement of the query sees the ledger as it was at one and the same moment. */
    <T> T read(Supplier<T> query);
}
