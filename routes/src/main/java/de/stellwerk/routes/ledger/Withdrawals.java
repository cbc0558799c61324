package de.stellwerk.routes.ledger;

import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Closes a submission at its portal's wish, as long as certainly nothing of it has happened at any target. */
@Component
public final class Withdrawals {

    private final JdbcClient sql;
    private final Commits commits;

    Withdrawals(JdbcClient sql, Commits commits) {
        this.sql = sql;
        this.commits = commits;
    }

    /** What stands in the way; empty when it is withdrawn, now or before. */
    public enum Obstacle {
        /** A hub is working on it. */
        CLAIM_LIVE,
        /** A target has already done something. */
        STEP_RECORDED,
        /** A target may have done something, also before an operator ordered it to be repeated. */
        OUTCOME_UNKNOWN,
        /** Somebody has paid for it. */
        PAID,
        /** It was closed or erased for another reason. */
        CLOSED
    }

    public Set<Obstacle> withdraw(UUID submission) {
        return commits.commit(() -> {
            sql.sql("SELECT state FROM payment WHERE submission_id = ? FOR UPDATE")
                    .param(submission)
                    .query()
                    .listOfRows();
            sql.sql("SELECT id FROM delivery WHERE submission_id = ? AND chain >= 0 ORDER BY id FOR UPDATE")
                    .param(submission)
                    .query()
                    .listOfRows();
            Set<Obstacle> obstacles = obstacles(submission);
            if (obstacles.isEmpty()) {
                close(submission);
            }
            return obstacles;
        });
    }

    private Set<Obstacle> obstacles(UUID submission) {
        return new TreeSet<>(sql.sql("""
                        WITH own AS (SELECT * FROM delivery WHERE submission_id = :id AND chain >= 0)
                        SELECT 'CLAIM_LIVE' FROM own WHERE state = 'claimed'
                        UNION SELECT 'STEP_RECORDED' FROM own
                            WHERE state = 'delivered' OR receipt_sealed IS NOT NULL
                               OR EXISTS (SELECT 1 FROM step WHERE delivery_id = own.id)
                        UNION SELECT 'OUTCOME_UNKNOWN' FROM own WHERE uncertain OR former_doubt
                        UNION SELECT 'PAID' FROM payment_attempt WHERE submission_id = :id AND state = 'paid'
                        UNION SELECT 'CLOSED' FROM submission
                            WHERE id = :id AND state <> 'open' AND closed_reason IS DISTINCT FROM 'withdrawn'
                        UNION SELECT 'CLOSED' FROM own WHERE state = 'archived'
                        """).param("id", submission).query(String.class).list().stream()
                .map(Obstacle::valueOf)
                .toList());
    }

    private void close(UUID submission) {
        sql.sql("""
                        WITH closed AS (
                            UPDATE submission SET state = 'closed', closed_reason = 'withdrawn'
                            WHERE id = :id AND state = 'open' RETURNING id, portal),
                        undone AS (
                            UPDATE delivery SET state = 'closed', due_at = NULL
                            WHERE submission_id IN (SELECT id FROM closed) AND chain >= 0
                              AND state IN ('chained', 'waiting', 'due', 'dead')),
                        unpaid AS (
                            UPDATE payment SET state = 'closed', changed_at = now()
                            WHERE submission_id IN (SELECT id FROM closed) AND state IN ('unpriced', 'open'))
                        INSERT INTO event (type, portal, submission_id)
                        SELECT 'submission.withdrawn', portal, id FROM closed
                        """).param("id", submission).update();
    }
}
