package de.stellwerk.routes.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class IncarnationTest {

    private final TestLedger ledger = new TestLedger();
    private final Incarnation incarnation =
            new Incarnation(ledger.database, new LedgerSettings(null, "test"), ledger.restorations);

    @AfterEach
    void close() {
        incarnation.close();
    }

    private boolean alive(int number) {
        return ledger.sql
                .sql("SELECT alive(?)")
                .param(number)
                .query(Boolean.class)
                .single();
    }

    @Test
    void livesWhileItsSessionDoes() {
        int number = incarnation.number();

        assertThat(incarnation.number()).isEqualTo(number);
        assertThat(incarnation.holds(number)).isTrue();
        assertThat(alive(number)).isTrue();
    }

    @Test
    void losesItsClaimsTheMomentItsSessionIsEnded() {
        int number = incarnation.number();
        ledger.sql.sql("""
                SELECT pg_terminate_backend(pid) FROM pg_locks
                WHERE locktype = 'advisory' AND objid = ?::int::oid AND database = (
                    SELECT oid FROM pg_database WHERE datname = current_database())
                """).param(number).query(Boolean.class).single();
        TestLedger.waitUntil(() -> !alive(number));

        assertThat(incarnation.holds(number)).isFalse();
        assertThat(incarnation.number()).isGreaterThan(number);
        assertThat(incarnation.holds(number)).isFalse();
    }

    @Test
    void isEndedByTheLedgerWhenItFallsSilent() {
        int number = incarnation.number();
        Incarnation silent = new Incarnation(ledger.database, new LedgerSettings(null, "silent"), ledger.restorations);
        int mute = silent.number();
        silent.stopPinging();

        TestLedger.waitUntil(() -> !alive(mute));

        assertThat(alive(number)).isTrue();
        assertThat(silent.holds(mute)).isFalse();
    }
}
