package de.stellwerk.routes.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class TestDatabaseTest {

    @Test
    void everybodyGetsAMigratedDatabaseOfTheirOwn() {
        DataSource first = TestDatabase.fresh();
        DataSource second = TestDatabase.fresh();

        JdbcClient.create(first)
                .sql("INSERT INTO catalog_version (hash, accepted_at, accepted_by) VALUES ('h', now(), 'somebody')")
                .update();

        assertThat(versions(first)).isOne();
        assertThat(versions(second)).isZero();
    }

    private static long versions(DataSource database) {
        return JdbcClient.create(database)
                .sql("SELECT count(*) FROM catalog_version")
                .query(Long.class)
                .single();
    }
}
