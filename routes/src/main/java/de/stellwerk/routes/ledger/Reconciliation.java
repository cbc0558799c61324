package de.stellwerk.routes.ledger;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Proves that nothing is unaccounted for: one statement over the whole ledger that shares nothing with what changes states. A
 * claim of a dead hub is given back by any hub alive; it counts as an orphan only after {@value #GRACE_SECONDS} seconds, and
 * one of a hub alive when it outlasts the longest attempt by as much.
 */
@Component
public final class Reconciliation {

    static final int GRACE_SECONDS = 60;
    private static final int NAMED = 1000;

    private final JdbcClient sql;
    private final Commits commits;
    private final TargetHealth catalogue;
    private final AttemptSettings attempts;
    private final String statement = statement();

    Reconciliation(JdbcClient sql, Commits commits, TargetHealth catalogue, AttemptSettings attempts) {
        this.sql = sql;
        this.commits = commits;
        this.catalogue = catalogue;
        this.attempts = attempts;
    }

    /**
     * What was found.
     *
     * @param tookMillis how long the statement ran
     * @param accepted how many submissions were acknowledged: {@code accepted = Σ counts + those that an orphan belongs to}
     * @param counts submissions by state: {@code in-flight, waiting, held, parked, delivered, dead, closed, archived, erased}
     * @param unaccounted submissions, and things without one, that something is wrong with; 0, always
     * @param orphans what is wrong, at most {@value #NAMED} of it
     */
    public record Report(
            Instant asOf,
            long tookMillis,
            long accepted,
            Map<String, Long> counts,
            long unaccounted,
            List<Orphan> orphans) {}

    /**
     * @param kind what is wrong, for example {@code due-without-time}
     * @param id of the row that it is wrong with: a delivery, a submission or the name of a target
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Orphan(String kind, String id, String submission) {}

    private record Row(String what, String word, String id, String submission, long n) {}

    public Report report(Scope scope) {
        Instant asOf = Instant.now();
        long began = System.nanoTime();
        List<Row> rows = commits.commit(() -> rows(scope));
        long took = Duration.ofNanos(System.nanoTime() - began).toMillis();
        return report(asOf, took, rows);
    }

    /** It reads everything there is: with room to join in memory, and longer than other calls may. */
    private List<Row> rows(Scope scope) {
        sql.sql("SELECT set_config('work_mem', '64MB', true), set_config('statement_timeout', '10min', true)")
                .query()
                .listOfRows();
        return sql.sql(statement)
                .param("everywhere", scope.everywhere())
                .param("allTenants", scope.allTenants())
                .param("tenants", scope.tenants().toArray(String[]::new))
                .param("allTargets", scope.allTargets())
                .param("scopeTargets", scope.targets().toArray(String[]::new))
                .param("targets", catalogue.names().toArray(String[]::new))
                .param("longestAttemptSeconds", attempts.longestAttempt().toSeconds())
                .param("graceSeconds", GRACE_SECONDS)
                .param("named", NAMED)
                .query((row, n) -> new Row(
                        row.getString("what"),
                        row.getString("word"),
                        row.getString("id"),
                        row.getString("submission_id"),
                        row.getLong("n")))
                .list();
    }

    private static Report report(Instant asOf, long took, List<Row> rows) {
        Map<String, Long> counts = new TreeMap<>();
        List<Orphan> orphans = new ArrayList<>();
        long accepted = 0;
        long unaccounted = 0;
        for (Row row : rows) {
            switch (row.what()) {
                case "accepted" -> accepted = row.n();
                case "unaccounted" -> unaccounted = row.n();
                case "orphan" -> orphans.add(new Orphan(row.word(), row.id(), row.submission()));
                default -> counts.put(row.word(), row.n());
            }
        }
        long stateless = counts.remove("none");
        return new Report(asOf, took, accepted, counts, unaccounted + stateless, orphans);
    }

    private static String statement() {
        try (InputStream text = Reconciliation.class.getResourceAsStream("reconciliation.sql")) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
