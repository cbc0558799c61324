package de.stellwerk.routes.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What an operator must see at a glance. Every figure is bounded: nothing here takes longer because there is more in the ledger.
 */
@Component
public final class Situation {

    /** Beyond this many nobody counts; it is "more than" then. */
    public static final int MOST = 1000;

    private static final int RECENT_EVENTS = 20_000;
    private static final Duration WINDOW = Duration.ofHours(1);

    private final JdbcClient sql;
    private final TargetOperations targets;

    Situation(JdbcClient sql, TargetOperations targets) {
        this.sql = sql;
        this.targets = targets;
    }

    /**
     * What is due at a target.
     *
     * @param state {@code open}, {@code parked} (by the hub) or {@code paused} (by an operator)
     * @param since when it was parked or paused; null while it is open
     * @param failureClass why it is parked, else null
     * @param waiting how many deliveries are due there, counted up to {@value #MOST}
     * @param more whether there are more than that, or more than were looked at
     * @param oldest since when the oldest of them is due; null when there is none
     */
    public record TargetNow(
            String name,
            String state,
            Instant since,
            String failureClass,
            long waiting,
            boolean more,
            Instant oldest) {}

    /** By name; targets that nothing was ever sent to are absent. */
    public List<TargetNow> targets(Scope scope) {
        Where tenants = new Where().within(scope, "s.tenant", "x.target");
        String join = scope.allTenants() ? "" : "JOIN submission s ON s.id = x.submission_id";
        return sql.sql("""
                        SELECT t.name, t.paused_at, t.parked_at, t.park_class, w.*
                        FROM target t CROSS JOIN LATERAL (
                            SELECT count(*) FILTER (WHERE %1$s) AS waiting, count(*) AS seen,
                                   min(x.due_at) FILTER (WHERE x.due_at <= now() AND %1$s) AS oldest
                            FROM (SELECT d.due_at, d.submission_id, d.target FROM delivery d
                                  WHERE d.target = t.name AND d.state = 'due' ORDER BY d.due_at, d.seq LIMIT :most + 1) x %2$s) w
                        WHERE t.name = ANY(:visible) ORDER BY t.name
                        """.formatted(tenants.text(), join))
                .params(tenants.params())
                .param("most", MOST)
                .param("visible", visible(scope))
                .query((row, n) -> target(row))
                .list();
    }

    private String[] visible(Scope scope) {
        return sql.sql("SELECT name FROM target").query(String.class).list().stream()
                .filter(target -> targets.isVisible(scope, target))
                .toArray(String[]::new);
    }

    private static TargetNow target(ResultSet row) throws SQLException {
        Instant pausedAt = DeadLetterPile.instant(row, "paused_at");
        Instant parkedAt = DeadLetterPile.instant(row, "parked_at");
        return new TargetNow(
                row.getString("name"),
                pausedAt != null ? "paused" : parkedAt != null ? "parked" : "open",
                pausedAt != null ? pausedAt : parkedAt,
                pausedAt != null ? null : row.getString("park_class"),
                Math.min(row.getLong("waiting"), MOST),
                row.getLong("seen") > MOST,
                DeadLetterPile.instant(row, "oldest"));
    }

    /** Open incidents of one kind. */
    public record Undecided(String kind, long count, Instant oldest) {}

    /** The most frequent first. */
    public List<Undecided> incidents(Scope scope) {
        Where where = new Where().and("i.state = 'open'").withinSubmissions(scope, "i.tenant", "i.submission_id");
        return sql.sql("SELECT i.kind, count(*) AS count, min(i.opened_at) AS oldest FROM incident i WHERE "
                        + where.text() + " GROUP BY i.kind ORDER BY 2 DESC, 1")
                .params(where.params())
                .query((row, n) -> new Undecided(
                        row.getString("kind"), row.getLong("count"), DeadLetterPile.instant(row, "oldest")))
                .list();
    }

    /** How many of something went through. */
    public record Through(String name, long count) {}

    /**
     * What went through lately, by name.
     *
     * @param window how far back was looked: an hour, or less where more happens than is looked at
     */
    public record Flow(Duration window, List<Through> portals, List<Through> services, List<Through> targets) {}

    private record Happened(String type, String portal, String service, String target, long count, long seconds) {}

    public Flow flow(Scope scope) {
        Where where = new Where()
                .and("e.at > now() - make_interval(secs => :window)", "window", WINDOW.toSeconds())
                .and("e.type IN ('submission.accepted', 'delivery.delivered')")
                .withinSubmissions(scope, "s.tenant", "s.id");
        List<Happened> happened = sql.sql("""
                        WITH recent AS MATERIALIZED (SELECT * FROM event ORDER BY seq DESC LIMIT :most),
                        reach AS (SELECT CASE WHEN count(*) < :most THEN :window
                                              ELSE least(:window, extract(epoch FROM now() - min(at)))::bigint END AS seconds
                                  FROM recent)
                        SELECT e.type, e.portal, s.service, e.data ->> 'target' AS target, count(*) AS count, min(r.seconds) AS seconds
                        FROM recent e JOIN submission s ON s.id = e.submission_id CROSS JOIN reach r WHERE %s
                        GROUP BY 1, 2, 3, 4
                        """.formatted(where.text()))
                .params(where.params())
                .param("most", RECENT_EVENTS)
                .query((row, n) -> new Happened(
                        row.getString("type"),
                        row.getString("portal"),
                        row.getString("service"),
                        row.getString("target"),
                        row.getLong("count"),
                        row.getLong("seconds")))
                .list();
        return flow(scope, happened);
    }

    private static Flow flow(Scope scope, List<Happened> happened) {
        Map<String, Long> portals = new TreeMap<>();
        Map<String, Long> services = new TreeMap<>();
        Map<String, Long> targets = new TreeMap<>();
        for (Happened one : happened) {
            if (one.type().equals("submission.accepted")) {
                portals.merge(one.portal(), one.count(), Long::sum);
                services.merge(one.service(), one.count(), Long::sum);
            } else if (scope.holdsTarget(one.target())) {
                targets.merge(one.target(), one.count(), Long::sum);
            }
        }
        long seconds =
                happened.stream().mapToLong(Happened::seconds).findFirst().orElse(WINDOW.toSeconds());
        return new Flow(
                Duration.ofSeconds(Math.max(1, seconds)), through(portals), through(services), through(targets));
    }

    private static List<Through> through(Map<String, Long> counts) {
        List<Through> through = new ArrayList<>();
        counts.forEach((name, count) -> through.add(new Through(name, count)));
        return through;
    }

    /**
     * A mark of everything that pages show: of dead letters, of targets and of incidents, and of how far events have come. Whatever
     * of it has changed has another mark than before; cheap enough to be asked every few seconds.
     */
    public record Marks(String deadLetters, String targets, String incidents, String replays, String events) {}

    public Marks marks() {
        return sql.sql("""
                        SELECT (SELECT concat_ws(' ', sum(n_tup_ins), sum(n_tup_upd), sum(n_tup_del)) FROM pg_stat_user_tables
                                WHERE relname IN ('dead_letter', 'dead_message')) AS dead,
                               (SELECT md5(string_agg(concat_ws(' ', name, paused_at, parked_at, park_class, draining), ',' ORDER BY name))
                                FROM target) AS targets,
                               (SELECT concat_ws(' ', count(*), max(opened_at)) FROM incident WHERE state = 'open') AS incidents,
                               (SELECT max(changed_at) FROM replay_job) AS replays,
                               (SELECT max(seq) FROM event) AS events
                        """)
                .query((row, n) -> new Marks(
                        String.valueOf(row.getString("dead")),
                        String.valueOf(row.getString("targets")),
                        String.valueOf(row.getString("incidents")),
                        String.valueOf(row.getString("replays")),
                        String.valueOf(row.getString("events"))))
                .single();
    }
}
