package de.stellwerk.routes.ledger;

import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Every command in a transaction of its own. */
@Component
final class EachCommits implements Commits {

    private final TransactionTemplate transaction;
    private final TransactionTemplate snapshot;

    EachCommits(PlatformTransactionManager transactions) {
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
}
