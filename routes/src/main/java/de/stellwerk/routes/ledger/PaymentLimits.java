package de.stellwerk.routes.ledger;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Closes what nobody paid in time, and tells the portal. Before, every attempt is asked for once more after the limit, so that money
 * that is under way is not sent away; what a provider says in words that nobody knows is closed by nobody.
 */
@Component
public final class PaymentLimits {

    private static final int BATCH = 100;

    private final JdbcClient sql;
    private final Commits commits;

    PaymentLimits(JdbcClient sql, Commits commits) {
        this.sql = sql;
        this.commits = commits;
    }

    /** Returns how many submissions were closed. */
    public int close() {
        askOnceMore();
        return commits.commit(() -> {
            List<UUID> unpaid = sql.sql("""
                            SELECT submission_id FROM payment p WHERE state = 'open' AND NOT restored AND due_until <= now() AND NOT EXISTS (
                                SELECT FROM payment_attempt a WHERE a.submission_id = p.submission_id AND a.state IN ('intended', 'open')
                                   AND (a.asked_at IS NULL OR a.asked_at < p.due_until))
                              AND NOT EXISTS (SELECT FROM incident i WHERE i.submission_id = p.submission_id
                                    AND i.kind = 'status-unknown' AND i.state = 'open')
                              AND NOT EXISTS (SELECT FROM delivery d WHERE d.submission_id = p.submission_id AND d.chain >= 0
                                    AND d.state = 'claimed')
                            ORDER BY due_until LIMIT ? FOR UPDATE SKIP LOCKED
                            """).param(BATCH).query(UUID.class).list();
            unpaid.forEach(this::close);
            return unpaid.size();
        });
    }

    /** Not those that are being asked for already. */
    private void askOnceMore() {
        sql.sql("""
                        UPDATE payment_attempt a SET poll_at = least(poll_at, now()) FROM payment p
                        WHERE p.submission_id = a.submission_id AND p.state = 'open' AND p.due_until <= now() AND a.state = 'open'
                          AND (a.asked_at IS NULL OR a.asked_at < p.due_until) AND a.poll_at > now() + interval '1 minute'
                        """).update();
    }

    private void close(UUID submission) {
        sql.sql("""
                        WITH unpaid AS (
                            UPDATE payment SET state = 'closed', changed_at = now() WHERE submission_id = :id),
                        closed AS (
                            UPDATE submission SET state = 'closed', closed_reason = 'unpaid'
                            WHERE id = :id AND state = 'open' RETURNING id, portal),
                        undone AS (
                            UPDATE delivery SET state = 'closed', due_at = NULL
                            WHERE submission_id IN (SELECT id FROM closed) AND chain >= 0
                              AND state IN ('chained', 'waiting', 'due', 'dead'))
                        INSERT INTO event (type, portal, submission_id, data)
                        SELECT 'submission.closed', portal, id, jsonb_build_object('reason', 'unpaid') FROM closed
                        """).param("id", submission).update();
    }
}
