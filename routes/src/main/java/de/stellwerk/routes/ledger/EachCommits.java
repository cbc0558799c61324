package de.stellwerk.routes.ledger;

import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Every command in a transaction of its own. */
@Component
final class EachCommits implements Commits {

    private final TransactionTemplate transaction;

    EachCommits(PlatformTransactionManager transactions) {
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public <T> T commit(Supplier<T> command) {
        return transaction.execute(status -> command.get());
    }
}
