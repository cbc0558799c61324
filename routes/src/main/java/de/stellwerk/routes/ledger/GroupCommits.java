package de.stellwerk.routes.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Group commit: while one transaction is on its way to the disk, the commands that arrive wait, and become the next one. A lane is
 * a connection on which they follow each other; it exists only while there is something to do.
 */
@Component
final class GroupCommits implements Commits {

    private static final int LANES = 2;
    private static final int MOST = 64;

    private final TransactionTemplate transaction;
    private final TransactionTemplate snapshot;
    private final Queue<Waiting<?>> queue = new ConcurrentLinkedQueue<>();
    private final Semaphore lanes = new Semaphore(LANES);
    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "commits");
        thread.setDaemon(true);
        return thread;
    });

    GroupCommits(PlatformTransactionManager transactions) {
        this.transaction = new TransactionTemplate(transactions);
        this.snapshot = new TransactionTemplate(transactions);
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        snapshot.setReadOnly(true);
    }

    @Override
    public <T> T commit(Supplier<T> command) {
        return transaction.execute(status -> command.get());
    }

    @Override
    public <T> T read(Supplier<T> query) {
        return snapshot.execute(status -> query.get());
    }

    @Override
    public <T> T together(Supplier<T> command) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            return command.get();
        }
        Waiting<T> mine = new Waiting<>(command);
        queue.add(mine);
        if (lanes.tryAcquire()) {
            begin();
        }
        return mine.outcome();
    }

    /** How many commands nobody has begun yet. */
    int waiting() {
        return queue.size();
    }

    private void begin() {
        try {
            threads.execute(this::drain);
        } catch (OutOfMemoryError noThread) {
            drain();
        }
    }

    /** Whoever adds a command while both lanes are taken relies on them to look once more after they are given back. */
    private void drain() {
        do {
            try {
                for (List<Waiting<?>> batch = next(); !batch.isEmpty(); batch = next()) {
                    run(batch);
                }
            } finally {
                lanes.release();
            }
        } while (!queue.isEmpty() && lanes.tryAcquire());
    }

    private List<Waiting<?>> next() {
        List<Waiting<?>> batch = new ArrayList<>();
        while (batch.size() < MOST && !queue.isEmpty()) {
            Waiting<?> first = queue.poll();
            if (first != null) {
                batch.add(first);
            }
        }
        return batch;
    }

    private void run(List<Waiting<?>> batch) {
        try {
            transaction.executeWithoutResult(status -> batch.forEach(Waiting::run));
            batch.forEach(Waiting::committed);
        } catch (CommandFailed e) {
            runEach(batch);
        } catch (RuntimeException | Error e) {
            batch.forEach(waiting -> waiting.failed(e));
        }
    }

    /** One of them failed, and with it the transaction of all. */
    private void runEach(List<Waiting<?>> batch) {
        for (int i = 0; i < batch.size(); i++) {
            Waiting<?> alone = batch.get(i);
            try {
                transaction.executeWithoutResult(status -> alone.run());
                alone.committed();
            } catch (CommandFailed e) {
                alone.failed(e.getCause());
            } catch (RuntimeException | Error e) {
                batch.subList(i, batch.size()).forEach(waiting -> waiting.failed(e));
                return;
            }
        }
    }

    /** The command's own failure, in contrast to one of the ledger that meets everybody. */
    private static final class CommandFailed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        CommandFailed(Throwable cause) {
            super(cause);
        }
    }

    private static final class Waiting<T> {
        private final Supplier<T> command;
        private final CompletableFuture<T> outcome = new CompletableFuture<>();
        private T result;

        Waiting(Supplier<T> command) {
            this.command = command;
        }

        void run() {
            try {
                result = command.get();
            } catch (DataAccessResourceFailureException | CannotCreateTransactionException everybody) {
                throw everybody;
            } catch (RuntimeException | Error e) {
                throw new CommandFailed(e);
            }
        }

        void committed() {
            outcome.complete(result);
        }

        void failed(Throwable why) {
            outcome.completeExceptionally(why);
        }

        T outcome() {
            try {
                return outcome.join();
            } catch (CompletionException e) {
                if (e.getCause() instanceof Error error) {
                    throw error;
                }
                throw (RuntimeException) e.getCause();
            }
        }
    }
}
