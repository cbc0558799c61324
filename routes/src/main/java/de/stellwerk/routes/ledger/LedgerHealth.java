package de.stellwerk.routes.ledger;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whether the ledger takes submissions: it is asked to commit a small row, since a full disk and a standby still answer reads. */
@Component("ledger")
final class LedgerHealth implements HealthIndicator {

    private final JdbcClient sql;
    private final Commits commits;

    LedgerHealth(JdbcClient sql, Commits commits) {
        this.sql = sql;
        this.commits = commits;
    }

    @Override
    public Health health() {
        try {
            commits.commit(() -> sql.sql("""
                            INSERT INTO hub_fact (name, value) VALUES ('last health check', ?)
                            ON CONFLICT (name) DO UPDATE SET value = EXCLUDED.value
                            """)
                    .param(Instant.now().toString().getBytes(StandardCharsets.UTF_8))
                    .update());
            return Health.up().build();
        } catch (RuntimeException e) {
            return Health.down()
                    .withDetail("reason", "the ledger takes no writes")
                    .build();
        }
    }
}
