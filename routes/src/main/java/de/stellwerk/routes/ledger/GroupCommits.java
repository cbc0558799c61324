package de.stellwerk.routes.ledger;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import java.util.stream.Collectors;
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

    /** Commands that have nothing in common but their transaction. */
    @SuppressWarnings({"unchecked", "rawtypes"})
    private static final Kind ONE_BY_ONE = commands ->
            ((List<Supplier<?>>) commands).stream().map(Supplier::get).toList();

    private final TransactionTemplate transaction;
    private final TransactionTemplate snapshot;
    private final Queue<Waiting<?, ?>> queue = new ConcurrentLinkedQueue<>();
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
    @SuppressWarnings("unchecked")
    public <T> T together(Supplier<T> command) {
        return together((Kind<Supplier<T>, T>) ONE_BY_ONE, command);
    }

    @Override
    public <C, R> R together(Kind<C, R> kind, C command) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            return kind.run(List.of(command)).get(0);
        }
        Waiting<C, R> mine = new Waiting<>(kind, command);
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
                for (List<Waiting<?, ?>> batch = next(); !batch.isEmpty(); batch = next()) {
                    run(batch);
                }
            } finally {
                lanes.release();
            }
        } while (!queue.isEmpty() && lanes.tryAcquire());
    }

    private List<Waiting<?, ?>> next() {
        List<Waiting<?, ?>> batch = new ArrayList<>();
        while (batch.size() < MOST && !queue.isEmpty()) {
            Waiting<?, ?> first = queue.poll();
            if (first != null) {
                batch.add(first);
            }
        }
        return batch;
    }

    private void run(List<Waiting<?, ?>> batch) {
        try {
            transaction.executeWithoutResult(status -> byKind(batch).forEach(GroupCommits::runAll));
            batch.forEach(Waiting::committed);
        } catch (CommandFailed e) {
            runEach(batch);
        } catch (RuntimeException | Error e) {
            batch.forEach(waiting -> waiting.failed(e));
        }
    }

    private static Collection<List<Waiting<?, ?>>> byKind(List<Waiting<?, ?>> batch) {
        return batch.stream()
                .collect(Collectors.groupingBy(waiting -> waiting.kind, LinkedHashMap::new, Collectors.toList()))
                .values();
    }

    /** One of them failed, and with it the transaction of all. */
    private void runEach(List<Waiting<?, ?>> batch) {
        for (int i = 0; i < batch.size(); i++) {
            Waiting<?, ?> alone = batch.get(i);
            try {
                transaction.executeWithoutResult(status -> runAll(List.of(alone)));
                alone.committed();
            } catch (CommandFailed e) {
                alone.failed(e.getCause());
            } catch (RuntimeException | Error e) {
                batch.subList(i, batch.size()).forEach(waiting -> waiting.failed(e));
                return;
            }
        }
    }

    private static void runAll(List<Waiting<?, ?>> sameKind) {
        try {
            sameKind.get(0).runWith(sameKind);
        } catch (DataAccessResourceFailureException | CannotCreateTransactionException everybody) {
            throw everybody;
        } catch (RuntimeException | Error e) {
            throw new CommandFailed(e);
        }
    }

    /** The command's own failure, in contrast to one of the ledger that meets everybody. */
    private static final class CommandFailed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        CommandFailed(Throwable cause) {
            super(cause);
        }
    }

    private static final class Waiting<C, R> {
        private final Kind<C, R> kind;
        private final C command;
        private final CompletableFuture<R> outcome = new CompletableFuture<>();
        private R result;

        Waiting(Kind<C, R> kind, C command) {
            this.kind = kind;
            this.command = command;
        }

        /** @param sameKind all of the kind of this one */
        @SuppressWarnings("unchecked")
        void runWith(List<Waiting<?, ?>> sameKind) {
            List<R> results = kind.run(
                    sameKind.stream().map(waiting -> (C) waiting.command).toList());
            for (int i = 0; i < results.size(); i++) {
                ((Waiting<C, R>) sameKind.get(i)).result = results.get(i);
            }
        }

        void committed() {
            outcome.complete(result);
        }

        void failed(Throwable why) {
            outcome.completeExceptionally(why);
        }

        R outcome() {
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
