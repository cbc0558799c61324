package de.stellwerk.routes.intake;

import static de.stellwerk.routes.intake.Envelopes.anEnvelope;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LedgerAwayTest {

    @Test
    void withoutTheLedgerThePortalIsToldToComeAgainSoonAndThenGetsIn() throws Exception {
        try (TestIntake hub = TestIntake.start()) {
            Http portal = new Http(hub, "demo-json");
            String envelope = anEnvelope().toString();
            assertThat(portal.submit(anEnvelope().toString()).status()).isEqualTo(202);

            Instant asked = Instant.now();
            Http.Answer away;
            List<Connection> all = takenAway(hub.context.getBean(HikariDataSource.class));
            try {
                away = portal.submit(envelope);
            } finally {
                for (Connection connection : all) {
                    connection.close();
                }
            }

            assertThat(away.status()).isEqualTo(503);
            assertThat(away.header("Retry-After")).isEqualTo("10");
            assertThat(away.json().get("type").stringValue()).isEqualTo("urn:stellwerk:problem:unavailable");
            assertThat(Duration.between(asked, Instant.now())).isLessThan(Duration.ofSeconds(20));
            assertThat(portal.submit(envelope).status()).isEqualTo(202);
        }
    }

    static List<Connection> takenAway(HikariDataSource pool) throws Exception {
        List<Connection> all = new ArrayList<>();
        while (all.size() < pool.getMaximumPoolSize()) {
            all.add(pool.getConnection());
        }
        return all;
    }
}
