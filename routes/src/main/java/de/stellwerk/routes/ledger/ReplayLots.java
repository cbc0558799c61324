package de.stellwerk.routes.ledger;

import de.stellwerk.routes.ledger.OrderOutcome.Why;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Sends what replay jobs are for: first one, and when it has come to rest 5, 20 and 100, then as many a second as the operator allowed. A job
 * stops when one of the first lots dies of its old cause again, and later when more than one in a hundred of the last thousand does.
 * Every lot is one transaction with the job, so a hub that dies leaves nothing half done.
 */
@Component
public final class ReplayLots {

    /** How many have been sent when the next lot begins. */
    private static final int[] CAREFUL = {1, 6, 26, 126};

    private static final int LOOKED_BACK_AT = 1000;
    private static final int BEARABLE = 100;

    private final JdbcClient sql;
    private final Commits commits;
    private final Orders orders;
    private final Replays replays;
    private final Waking waking;

    ReplayLots(JdbcClient sql, Commits commits, Orders orders, Replays replays, Waking waking) {
        this.sql = sql;
        this.commits = commits;
        this.orders = orders;
        this.replays = replays;
        this.waking = waking;
    }

    private record Job(
            UUID id,
            Act act,
            ReplayMode mode,
            String selected,
            Instant orderedAt,
            int perSecond,
            int total,
            int sent,
            int carefullyFrom) {

        boolean isCareful() {
            return sent - carefullyFrom < CAREFUL[CAREFUL.length - 1];
        }

        int lot() {
            int sentSince = sent - carefullyFrom;
            for (int until : CAREFUL) {
                if (sentSince < until) {
                    return until - sentSince;
                }
            }
            return perSecond;
        }

        int lookedBackTo() {
            return Math.max(carefullyFrom, sent - LOOKED_BACK_AT);
        }
    }

    /** Sends one lot of each job whose turn it is, unless another hub does. */
    public void send() {
        for (UUID id : sql.sql("SELECT id FROM replay_job WHERE state = 'running' AND due_at <= now() ORDER BY due_at")
                .query(UUID.class)
                .list()) {
            waking.wake(commits.commit(() -> locked(id).map(this::next).orElse(Set.of())));
        }
    }

    private Optional<Job> locked(UUID id) {
        return sql.sql(
                        "SELECT * FROM replay_job WHERE id = ? AND state = 'running' AND due_at <= now() FOR UPDATE SKIP LOCKED")
                .param(id)
                .query((row, n) -> job(row))
                .optional();
    }

    private static Job job(ResultSet row) throws SQLException {
        String again = row.getString("again_at");
        Scope scope = Scope.of(Set.of((String[]) row.getArray("tenants").getArray()), Set.of((String[])
                row.getArray("targets").getArray()));
        return new Job(
                row.getObject("id", UUID.class),
                new Act(row.getString("operator"), scope, row.getString("reason")),
                again == null ? new ReplayMode.Resume() : new ReplayMode.Again(again),
                row.getString("selected"),
                row.getTimestamp("ordered_at").toInstant(),
                row.getInt("per_second"),
                row.getInt("total"),
                row.getInt("sent"),
                row.getInt("carefully_from"));
    }

    private Set<String> next(Job job) {
        Sent before = sentSince(job);
        if (before.cameBack > (job.isCareful() ? 0 : (job.sent - job.lookedBackTo()) / BEARABLE)) {
            stop(job, before.cause);
            return Set.of();
        }
        if (job.isCareful() && before.inFlight > 0) {
            wait(job, "running", job.sent);
            return Set.of();
        }
        return send(job);
    }

    private record Sent(int inFlight, int cameBack, String cause) {}

    private Sent sentSince(Job job) {
        return sql.sql("""
                        SELECT count(*) FILTER (WHERE d.state NOT IN ('delivered', 'dead', 'archived')) AS in_flight,
                               count(*) FILTER (WHERE back) AS came_back,
                               (array_agg(ARRAY[d.failure_class, d.target, d.failure_place, d.failure_code]) FILTER (WHERE back))[1:1] AS cause
                        FROM replay_item i JOIN delivery d ON d.id = i.delivery_id AND d.round = i.round,
                             LATERAL (SELECT d.state = 'dead' AND (d.failure_class, d.failure_place, d.failure_code)
                                                                  = (i.failure_class, i.failure_place, i.failure_code) AS back) b
                        WHERE i.job = ? AND i.n > ? AND i.n <= ?
                        """)
                .params(job.id, job.lookedBackTo(), job.sent)
                .query((row, n) -> new Sent(row.getInt("in_flight"), row.getInt("came_back"), causeIn(row)))
                .single();
    }

    private static String causeIn(ResultSet row) throws SQLException {
        if (row.getInt("came_back") == 0) {
            return null;
        }
        String[] parts = ((String[][]) row.getArray("cause").getArray())[0];
        return new Cause(parts[0], parts[1], parts[2], parts[3]).id();
    }

    private void stop(Job job, String cause) {
        sql.sql("UPDATE replay_job SET state = 'stopped', came_back = ?, changed_at = now() WHERE id = ?")
                .params(cause, job.id)
                .update();
    }

    private void wait(Job job, String state, int sent) {
        sql.sql("""
                        UPDATE replay_job SET state = :state, sent = :sent, due_at = now() + interval '1 second', changed_at = now()
                        WHERE id = :id
                        """)
                .param("state", state)
                .param("sent", sent)
                .param("id", job.id)
                .update();
    }

    private Set<String> send(Job job) {
        Map<UUID, Integer> lot = lot(job);
        Set<String> woken = Set.of();
        if (!lot.isEmpty()) {
            Orders.Batch batch = orders.batch(
                    job.act,
                    new Selection.OfJob(job.id, job.selected),
                    replays.order(job.mode),
                    List.copyOf(lot.keySet()),
                    job.orderedAt);
            note(job, lot, batch);
            woken = Set.copyOf(batch.woken());
        }
        int sent = job.sent + lot.size();
        wait(job, sent >= job.total ? "finished" : "running", sent);
        return woken;
    }

    private Map<UUID, Integer> lot(Job job) {
        Map<UUID, Integer> lot = new LinkedHashMap<>();
        sql.sql("SELECT n, delivery_id FROM replay_item WHERE job = ? AND n > ? AND n <= ? ORDER BY n")
                .params(job.id, job.sent, job.sent + job.lot())
                .query((row, n) -> lot.put(row.getObject("delivery_id", UUID.class), row.getInt("n")))
                .list();
        return lot;
    }

    private void note(Job job, Map<UUID, Integer> lot, Orders.Batch batch) {
        Map<UUID, Why> skipped = new LinkedHashMap<>(batch.skipped());
        batch.unknown().forEach(id -> skipped.put(id, Why.NOT_FOUND));
        Collection<UUID> done = new ArrayList<>(lot.keySet());
        done.removeAll(skipped.keySet());
        sql.sql("""
                        UPDATE replay_item i SET round = d.round FROM delivery d
                        WHERE i.job = :job AND i.n > :from AND i.n <= :to AND d.id = i.delivery_id AND d.id = ANY(:done::uuid[])
                        """)
                .param("job", job.id)
                .param("from", job.sent)
                .param("to", job.sent + lot.size())
                .param("done", LockedDelivery.texts(done))
                .update();
        skipped.forEach((id, why) -> sql.sql("UPDATE replay_item SET skipped = ? WHERE job = ? AND n = ?")
                .params(why.word(), job.id, lot.get(id))
                .update());
    }
}
