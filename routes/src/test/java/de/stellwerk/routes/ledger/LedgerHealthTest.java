package de.stellwerk.routes.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;

class LedgerHealthTest {

    private final TestLedger ledger = new TestLedger();
    private final LedgerHealth health = new LedgerHealth(ledger.sql, ledger.commits);

    @Test
    void isUpWhileTheLedgerTakesWrites() {
        assertThat(health.health().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void isDownWhenTheLedgerIsReadOnlyThoughItAnswers() {
        String name =
                ledger.sql.sql("SELECT current_database()").query(String.class).single();
        ledger.sql
                .sql("ALTER DATABASE " + name + " SET default_transaction_read_only = on")
                .update();

        assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);
        assertThat(ledger.sql.sql("SELECT 1").query(Integer.class).single()).isEqualTo(1);
    }
}
