package de.stellwerk.routes.intake;

import static org.assertj.core.api.Assertions.assertThat;

import de.stellwerk.routes.ledger.TestLedger;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

class SigningKeysTest {

    @Test
    void hubsThatStartTogetherMakeOneKey() throws Exception {
        TestLedger ledger = new TestLedger();
        ExecutorService hubs = Executors.newFixedThreadPool(8);
        try {
            Set<String> kids = new HashSet<>();
            Callable<String> start = () -> keys(ledger).current().getKeyID();
            for (Future<String> kid : hubs.invokeAll(Collections.nCopies(8, start))) {
                kids.add(kid.get());
            }

            assertThat(kids).hasSize(1);
            assertThat(keys(ledger).published().getKeys()).hasSize(1);
        } finally {
            hubs.shutdownNow();
        }
    }

    private static SigningKeys keys(TestLedger ledger) {
        return new SigningKeys(ledger.sql, ledger.vault, new DataSourceTransactionManager(ledger.database));
    }
}
