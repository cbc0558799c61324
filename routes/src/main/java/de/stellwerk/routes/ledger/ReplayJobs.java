package de.stellwerk.routes.ledger;

import com.github.f4b6a3.uuid.UuidCreator;
import de.stellwerk.routes.ledger.OrderOutcome.Why;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Orders, shows and stops replays of many dead letters. What is meant is fixed when the order is given; {@link ReplayLots} sends it.
 * A job is seen by whoever may see everything that its operator might have meant.
 */
@Component
public final class ReplayJobs {

    /** What became of an item, from what became of its delivery. */
    private static final String OUTCOME = """
            CASE WHEN i.skipped IS NOT NULL THEN 'skipped' WHEN i.round IS NULL THEN 'waiting'
                 WHEN d.round IS DISTINCT FROM i.round OR d.state = 'archived' THEN 'overtaken'
                 WHEN d.state = 'delivered' THEN 'delivered' WHEN d.state = 'dead' THEN 'dead-again' ELSE 'in-flight' END
            """;

    private final JdbcClient sql;
    private final Commits commits;
    private final DeadLetterPile pile;
    private final Audit audit;

    ReplayJobs(JdbcClient sql, Commits commits, DeadLetterPile pile, Audit audit) {
        this.sql = sql;
        this.commits = commits;
        this.pile = pile;
        this.audit = audit;
    }

    /** What a replay of this selection would be for; messages are not replayed by jobs. */
    public ReplayJob.Preview preview(Scope scope, Selection selection) {
        Where where = where(scope, selection);
        List<Counted> counted = sql.sql("""
                        SELECT d.target, count(*) AS count, count(*) FILTER (WHERE d.uncertain OR d.former_doubt) AS in_doubt,
                               count(*) FILTER (WHERE EXISTS (SELECT FROM step WHERE delivery_id = d.id
                                                              AND step.idempotency_key = d.idempotency_key)) AS begun,
                               max(CASE WHEN t.paused_at IS NOT NULL THEN 'paused' WHEN t.parked_at IS NOT NULL THEN 'parked' ELSE 'open' END) AS state
                        FROM dead_letter x JOIN delivery d ON d.id = x.delivery_id LEFT JOIN target t ON t.name = d.target
                        WHERE %s GROUP BY d.target ORDER BY count(*) DESC, d.target
                        """.formatted(where.text()))
                .params(where.params())
                .query((row, n) -> new Counted(
                        new ReplayJob.AtTarget(row.getString("target"), row.getLong("count"), row.getString("state")),
                        row.getLong("begun"),
                        row.getLong("in_doubt")))
                .list();
        return new ReplayJob.Preview(
                counted.stream().mapToLong(one -> one.at.count()).sum(),
                counted.stream().mapToLong(Counted::begun).sum(),
                counted.stream().mapToLong(Counted::inDoubt).sum(),
                counted.stream().map(Counted::at).toList());
    }

    private record Counted(ReplayJob.AtTarget at, long begun, long inDoubt) {}

    /**
     * Fixes what is meant and begins.
     *
     * @param perSecond after the first lots
     */
    public UUID order(Act act, Selection selection, ReplayMode mode, int perSecond) {
        return commits.commit(() -> {
            UUID job = UuidCreator.getTimeOrderedEpoch();
            insert(job, act, selection, mode, perSecond);
            int total = fix(job, act.scope(), selection);
            sql.sql(
                            "UPDATE replay_job SET total = ?, ordered_at = clock_timestamp(), state = CASE ? WHEN 0 THEN 'finished' ELSE state END WHERE id = ?")
                    .params(total, total, job)
                    .update();
            append(act, "replay-job", job, total + " of " + selection.words());
            return job;
        });
    }

    private void insert(UUID job, Act act, Selection selection, ReplayMode mode, int perSecond) {
        sql.sql("""
                        INSERT INTO replay_job (id, operator, reason, tenants, targets, selected, again_at, per_second)
                        VALUES (:id, :operator, :reason, :tenants, :targets, :selected, :again, :perSecond)
                        """)
                .param("id", job)
                .param("operator", act.operator())
                .param("reason", act.reason())
                .param("tenants", words(act.scope().allTenants(), act.scope().tenants()))
                .param("targets", words(act.scope().allTargets(), act.scope().targets()))
                .param("selected", selection.words())
                .param("again", mode instanceof ReplayMode.Again again ? again.target() : null)
                .param("perSecond", perSecond)
                .update();
    }

    private static String[] words(boolean all, Set<String> some) {
        return all ? new String[] {Scope.ALL} : some.toArray(String[]::new);
    }

    private int fix(UUID job, Scope scope, Selection selection) {
        Where where = where(scope, selection);
        return sql.sql("""
                        INSERT INTO replay_item (job, n, delivery_id, failure_class, failure_place, failure_code)
                        SELECT :job, row_number() OVER (ORDER BY x.failed_at, x.delivery_id), x.delivery_id, x.failure_class, x.failure_place, x.failure_code
                        FROM dead_letter x WHERE %s
                        """.formatted(where.text()))
                .params(where.params())
                .param("job", job)
                .update();
    }

    private Where where(Scope scope, Selection selection) {
        if (selection instanceof Selection.Matching matching) {
            return pile.deliveries(scope, matching.filter());
        }
        return new Where()
                .and(
                        "x.delivery_id = ANY(:ids::uuid[])",
                        "ids",
                        LockedDelivery.texts(((Selection.Ids) selection).ids()))
                .within(scope, "x.tenant", "x.target");
    }

    /** Jobs, the latest first. */
    public Page<ReplayJob> list(Scope scope, Optional<String> cursor, int limit) {
        Where where = visible(scope);
        PagePosition.of(cursor).ifPresent(position -> where.and(
                        "(j.ordered_at, j.id) < (:at, :before)", "at", java.sql.Timestamp.from(position.at()))
                .and("true", "before", position.id()));
        List<ReplayJob> jobs = jobs(where, "ORDER BY j.ordered_at DESC, j.id DESC LIMIT " + limit);
        return Page.of(jobs, limit, last -> new PagePosition(last.orderedAt(), last.id()).cursor());
    }

    public Optional<ReplayJob> find(Scope scope, UUID job) {
        return jobs(visible(scope).and("j.id = :id", "id", job), "").stream().findFirst();
    }

    private static Where visible(Scope scope) {
        Where where = new Where();
        if (!scope.allTenants()) {
            where.and(
                    "j.tenants <@ :tenants::text[]", "tenants", scope.tenants().toArray(String[]::new));
        }
        if (!scope.allTargets()) {
            where.and(
                    "j.targets <@ :targets::text[]", "targets", scope.targets().toArray(String[]::new));
        }
        return where;
    }

    private List<ReplayJob> jobs(Where where, String order) {
        return sql.sql("""
                        WITH shown AS (SELECT j.* FROM replay_job j WHERE %s %s),
                        outcomes AS (
                            SELECT job, outcome, count(*)::int AS n
                            FROM (SELECT i.job, %s AS outcome FROM replay_item i LEFT JOIN delivery d ON d.id = i.delivery_id
                                  WHERE i.job IN (SELECT id FROM shown)) o GROUP BY job, outcome)
                        SELECT j.*, (SELECT jsonb_object_agg(outcome, n) FROM outcomes WHERE job = j.id)::text AS outcomes
                        FROM shown j %s
                        """.formatted(where.text(), order, OUTCOME, order))
                .params(where.params())
                .query((row, n) -> job(row))
                .list();
    }

    private static ReplayJob job(ResultSet row) throws SQLException {
        return new ReplayJob(
                row.getObject("id", UUID.class),
                row.getTimestamp("ordered_at").toInstant(),
                row.getString("operator"),
                row.getString("reason"),
                row.getString("selected"),
                row.getString("again_at"),
                row.getInt("per_second"),
                row.getString("state"),
                row.getString("came_back"),
                row.getTimestamp("changed_at").toInstant(),
                ReplayOutcomes.read(row.getInt("total"), row.getString("outcomes")));
    }

    /** Items of a job behind this one, in their order. */
    public Page<ReplayJob.Item> items(UUID job, Optional<String> outcome, int after, int limit) {
        List<ReplayJob.Item> items = sql.sql("""
                        SELECT * FROM (
                            SELECT i.n, i.delivery_id, i.skipped, %s AS outcome, d.failure_class, d.target, d.failure_place, d.failure_code
                            FROM replay_item i LEFT JOIN delivery d ON d.id = i.delivery_id WHERE i.job = :job AND i.n > :after) o
                        WHERE :outcome::text IS NULL OR outcome = :outcome ORDER BY n LIMIT :limit
                        """.formatted(OUTCOME))
                .param("job", job)
                .param("after", after)
                .param("outcome", outcome.orElse(null))
                .param("limit", limit)
                .query((row, n) -> item(row))
                .list();
        return Page.of(items, limit, last -> Integer.toString(last.n()));
    }

    private static ReplayJob.Item item(ResultSet row) throws SQLException {
        String outcome = row.getString("outcome");
        return new ReplayJob.Item(
                row.getInt("n"),
                row.getObject("delivery_id", UUID.class),
                outcome,
                row.getString("skipped"),
                outcome.equals("dead-again") ? DeadLetterPile.cause(row).id() : null);
    }

    /** Nothing more is sent until it goes on. */
    public Optional<Why> pause(Act act, UUID job) {
        return change(act, job, "replay-pause", "paused", "'running'");
    }

    /** Sends what is left; also after it stopped by itself, beginning with one. */
    public Optional<Why> resume(Act act, UUID job) {
        return change(act, job, "replay-go-on", "running", "'paused', 'stopped'");
    }

    /** What was sent stays sent; the rest stays dead. */
    public Optional<Why> cancel(Act act, UUID job) {
        return change(act, job, "replay-cancel", "cancelled", "'running', 'paused', 'stopped'");
    }

    private Optional<Why> change(Act act, UUID job, String action, String state, String from) {
        return commits.commit(() -> {
            if (find(act.scope(), job).isEmpty()) {
                return Optional.of(Why.NOT_FOUND);
            }
            int changed = sql.sql("""
                            UPDATE replay_job SET state = :state, due_at = now(), changed_at = now(), came_back = NULL,
                                   carefully_from = CASE WHEN state = 'stopped' THEN sent ELSE carefully_from END
                            WHERE id = :id AND state IN (%s)
                            """.formatted(from))
                    .param("state", state)
                    .param("id", job)
                    .update();
            if (changed == 0) {
                return Optional.of(Why.OTHER_STATE);
            }
            append(act, action, job, state);
            return Optional.empty();
        });
    }

    private void append(Act act, String action, UUID job, String outcome) {
        audit.append(
                act,
                new Audit.Deed(
                        action, "replay job " + job, List.of(), act.scope().tenants(), outcome));
    }
}
