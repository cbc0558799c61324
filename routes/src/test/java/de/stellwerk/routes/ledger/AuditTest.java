package de.stellwerk.routes.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuditTest {

    private final TestLedger ledger = new TestLedger();

    @BeforeEach
    void fiveEntries() {
        IntStream.rangeClosed(1, 5).forEach(n -> append("kreis-soest", "reason " + n));
    }

    private long append(String tenant, String reason) {
        return ledger.commits.commit(() -> {
            ledger.audit.append(
                    new Act("erika", Scope.EVERYWHERE, reason),
                    new Audit.Deed("archive", "some", List.of(UUID.randomUUID()), Set.of(tenant), "1 done, 0 skipped"));
            return 1L;
        });
    }

    @Test
    void isWholeAsLongAsNobodyTampersWithIt() {
        assertThat(ledger.audit.verify()).isEqualTo(new Audit.Verification(true, 5, List.of()));
        assertThat(new TestLedger().audit.verify()).isEqualTo(new Audit.Verification(true, 0, List.of()));
    }

    @Test
    void staysOneChainWhenManyWriteAtOnce() throws Exception {
        var workers = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Long>> calls = IntStream.range(0, 40)
                    .mapToObj(i -> (Callable<Long>) () -> append("kreis-soest", "at once"))
                    .toList();
            for (var call : workers.invokeAll(calls)) {
                call.get();
            }
        } finally {
            workers.shutdown();
        }

        assertThat(ledger.audit.verify()).isEqualTo(new Audit.Verification(true, 45, List.of()));
    }

    @Test
    void raisesNoFalseAlarmWhileOthersWrite() throws Exception {
        var writer = Executors.newSingleThreadExecutor();
        try {
            var writing = writer.submit(() -> IntStream.range(0, 100).forEach(i -> append("kreis-soest", "meanwhile")));
            while (!writing.isDone()) {
                assertThat(ledger.audit.verify().defects()).isEmpty();
            }
            writing.get();
        } finally {
            writer.shutdown();
        }
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "changed      | UPDATE audit SET reason = 'another reason' WHERE seq = 3",
                "changed      | UPDATE audit SET operator = 'nobody' WHERE seq = 3",
                "changed      | UPDATE audit SET at = at + interval '1 s' WHERE seq = 3",
                "changed      | UPDATE audit SET items = '{}' WHERE seq = 3",
                "changed      | UPDATE audit SET tenants = '{}' WHERE seq = 3",
                "changed      | UPDATE audit SET outcome = 'nothing' WHERE seq = 3",
                "gap          | DELETE FROM audit WHERE seq = 3",
                "broken-link  | DELETE FROM audit WHERE seq = 1",
                "end-missing  | DELETE FROM audit WHERE seq = 5",
                "end-missing  | DELETE FROM audit",
                "end-missing  | DELETE FROM audit_head",
                "broken-link  | INSERT INTO audit SELECT 6, at, operator, action, object, items, tenants, reason, outcome, previous, hash FROM audit WHERE seq = 5"
            })
    void findsWhatWasTamperedWith(String rule, String tampering) {
        ledger.sql.sql("SET session_replication_role = replica; " + tampering).update();

        Audit.Verification verification = ledger.audit.verify();

        assertThat(verification.whole()).isFalse();
        assertThat(verification.defects()).extracting(Audit.Defect::rule).contains(rule);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"UPDATE audit SET reason = 'another'", "DELETE FROM audit", "TRUNCATE audit"})
    void refusesEveryChange(String change) {
        assertThatThrownBy(() -> ledger.sql.sql(change).update()).hasMessageContaining("audit is append-only");
    }

    @Test
    void showsOnlyWhatConcernsTenantsInScope() {
        append("kreis-mettmann", "elsewhere");

        Page<AuditEntry> first = ledger.audit.list(Scope.of("kreis-soest"), Optional.empty(), 3);
        Page<AuditEntry> second = ledger.audit.list(Scope.of("kreis-soest"), Optional.of(first.next()), 3);

        assertThat(first.items()).extracting(AuditEntry::seq).containsExactly(5L, 4L, 3L);
        assertThat(second.items()).extracting(AuditEntry::seq).containsExactly(2L, 1L);
        assertThat(ledger.audit.list(Scope.EVERYWHERE, Optional.empty(), 9).items())
                .hasSize(6);
    }

    @Test
    void asksForAReasonOfSomeLength() {
        assertThatThrownBy(() -> new Act("erika", Scope.EVERYWHERE, "ok")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Act("erika", Scope.EVERYWHERE, "x".repeat(501)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
