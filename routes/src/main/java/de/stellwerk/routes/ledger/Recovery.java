package de.stellwerk.routes.ledger;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Gives the claims of dead hubs back. A claim that was never recorded leaves its delivery uncertain and counts: after
 * {@value #FATAL_CLAIMS} the delivery is dead, class {@code poison}, so that it cannot take down hub after hub.
 */
@Component
public final class Recovery {

    static final int FATAL_CLAIMS = 3;
    private static final long NO_FENCE = -1;
    private static final Duration LONGER_THAN_CLAIMING = Duration.ofSeconds(30);

    private final JdbcClient sql;
    private final Commits commits;

    Recovery(JdbcClient sql, Commits commits) {
        this.sql = sql;
        this.commits = commits;
    }

    /** Returns how many deliveries were given back. */
    public int giveBackClaimsOfTheDead() {
        List<Integer> dead = sql.sql("""
                        SELECT by FROM (SELECT DISTINCT claim_incarnation AS by FROM delivery WHERE state = 'claimed') claims
                        WHERE NOT alive(by)
                        """).query(Integer.class).list();
        return dead.isEmpty() ? 0 : giveBack(dead, List.of(NO_FENCE), Duration.ZERO);
    }

    /**
     * Gives back what this living hub holds without working on it, because the answer to its claim was lost or the thread died.
     *
     * @param working the fences of the claims that somebody works on
     */
    public int giveBackWhatNobodyWorksOn(int incarnation, Collection<Long> working) {
        List<Long> fences = working.isEmpty() ? List.of(NO_FENCE) : List.copyOf(working);
        return giveBack(List.of(incarnation), fences, LONGER_THAN_CLAIMING);
    }

    private int giveBack(List<Integer> incarnations, List<Long> working, Duration olderThan) {
        return commits.commit(() -> sql.sql("""
                        WITH orphaned AS (
                            SELECT id, claim_fence, claim_incarnation, claimed_at FROM delivery
                            WHERE state = 'claimed' AND claim_incarnation IN (:incarnations) AND claim_fence NOT IN (:working)
                              AND claimed_at <= now() - make_interval(secs => :olderThan) FOR UPDATE SKIP LOCKED),
                        given_back AS (
                            UPDATE delivery d SET lost_claims = lost_claims + 1, uncertain = true,
                                   state = CASE WHEN lost_claims + 1 >= :fatal THEN 'dead' ELSE 'due' END,
                                   due_at = CASE WHEN lost_claims + 1 >= :fatal THEN NULL ELSE due_at END,
                                   failure_class = CASE WHEN lost_claims + 1 >= :fatal THEN 'poison' ELSE failure_class END,
                                   failure_place = CASE WHEN lost_claims + 1 >= :fatal THEN 'deliver' ELSE failure_place END,
                                   failure_code = CASE WHEN lost_claims + 1 >= :fatal THEN 'claims-never-recorded' ELSE failure_code END,
                                   failed_at = CASE WHEN lost_claims + 1 >= :fatal THEN now() ELSE failed_at END,
                                   claim_incarnation = NULL, claim_fence = NULL, claimed_at = NULL
                            FROM orphaned o WHERE d.id = o.id AND d.state = 'claimed' AND d.claim_fence = o.claim_fence
                            RETURNING d.id, d.submission_id, d.chain, d.target, d.role, d.state, o.claim_fence AS lost_fence,
                                      o.claim_incarnation AS lost_by, o.claimed_at AS lost_since),
                        attempted AS (
                            INSERT INTO attempt (delivery_id, claim_fence, incarnation, started_at, outcome)
                            SELECT id, lost_fence, lost_by, lost_since, 'lost' FROM given_back),
                        told AS (
                            INSERT INTO event (type, portal, submission_id, delivery_id, data)
                            SELECT CASE g.state WHEN 'dead' THEN 'delivery.dead' ELSE 'delivery.recovered' END, s.portal, s.id, g.id,
                                   jsonb_build_object('role', g.role, 'target', g.target)
                            FROM given_back g JOIN submission s ON s.id = g.submission_id WHERE g.chain >= 0)
                        SELECT count(*) FROM given_back
                        """)
                .param("incarnations", incarnations)
                .param("working", working)
                .param("olderThan", olderThan.toSeconds())
                .param("fatal", FATAL_CLAIMS)
                .query(Integer.class)
                .single());
    }
}
