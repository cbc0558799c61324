package de.stellwerk.routes.ledger;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What the ledger knows of targets: parked (by the hub, until a probe finds it well) and paused (by an operator, until resumed).
 * Their deliveries stay untouched meanwhile.
 */
@Component
public final class Targets {

    /** Beyond this many nobody asks how many there were. */
    private static final int STREAK = 3;

    private final JdbcClient sql;
    private final Commits commits;

    Targets(JdbcClient sql, Commits commits) {
        this.sql = sql;
        this.commits = commits;
    }

    /** Whether anything was ever bound for this target. */
    public boolean isKnown(String target) {
        return sql.sql("SELECT EXISTS (SELECT 1 FROM target WHERE name = ?)")
                .param(target)
                .query(Boolean.class)
                .single();
    }

    /** The targets that have work due now and are open. */
    public List<String> withDueWork() {
        return sql.sql("""
                        SELECT name FROM target WHERE paused_at IS NULL AND parked_at IS NULL AND EXISTS (
                            SELECT 1 FROM delivery WHERE target = name AND state = 'due' AND due_at <= now())
                        """).query(String.class).list();
    }

    /** The targets that unfinished deliveries and payments name. */
    public Set<String> inUse() {
        return Set.copyOf(sql.sql("""
                        SELECT name FROM target WHERE EXISTS (
                            SELECT 1 FROM delivery WHERE target = name AND state IN ('chained', 'waiting', 'due', 'claimed', 'dead'))
                        UNION SELECT provider FROM payment WHERE state IN ('open', 'disputed')
                        UNION SELECT provider FROM payment_attempt WHERE poll_at IS NOT NULL
                        """).query(String.class).list());
    }

    /** Parks the target until a probe finds it well; the first probe comes after {@code probeIn}. */
    public void park(String target, Failure.Kind why, String code, Duration probeIn) {
        commits.commit(() -> sql.sql("""
                        UPDATE target SET parked_at = now(), park_class = ?, park_code = ?, probes = 0,
                               probe_at = now() + make_interval(secs => ?)
                        WHERE name = ? AND parked_at IS NULL
                        """)
                .params(why.word(), code, probeIn.toMillis() / 1000.0, target)
                .update());
    }

    /** The target is well: its deliveries go on at its draining rate. */
    public void unpark(String target) {
        commits.commit(() -> unparked(target));
    }

    /** The same within the caller's transaction; returns whether it was parked. */
    boolean unparked(String target) {
        return sql.sql("""
                        UPDATE target SET parked_at = NULL, park_class = NULL, park_code = NULL, probe_at = NULL, probes = 0,
                               unavailable_streak = 0, streak_delivery = NULL, draining = true, tokens = 1, tokens_at = now()
                        WHERE name = ? AND parked_at IS NOT NULL
                        """).param(target).update() > 0;
    }

    /**
     * Notes that this delivery found the target unavailable; returns how many different ones did since the last that was
     * delivered, counted up to {@value #STREAK}.
     */
    public int foundUnavailable(String target, UUID delivery) {
        return commits.commit(() -> sql.sql("""
                        UPDATE target SET
                            unavailable_streak = least(:streak,
                                unavailable_streak + CASE WHEN :delivery = ANY(streak_delivery) THEN 0 ELSE 1 END),
                            streak_delivery = CASE
                                WHEN :delivery = ANY(streak_delivery) OR unavailable_streak >= :streak THEN streak_delivery
                                ELSE streak_delivery || :delivery::uuid END
                        WHERE name = :target RETURNING unavailable_streak
                        """)
                .param("delivery", delivery)
                .param("streak", STREAK)
                .param("target", target)
                .query(Integer.class)
                .single());
    }

    /** Takes the probes that are due, so that no other hub does; each comes back after {@code again} unless unparked. */
    public List<String> takeDueProbes(Duration again) {
        return commits.commit(() -> sql.sql("""
                        UPDATE target SET probes = probes + 1, probe_at = now() + make_interval(secs => ? * least(probes + 1, 12))
                        WHERE name IN (SELECT name FROM target WHERE parked_at IS NOT NULL AND probe_at <= now()
                                       FOR UPDATE SKIP LOCKED)
                        RETURNING name
                        """)
                .param(again.toMillis() / 1000.0)
                .query(String.class)
                .list());
    }

    /** Within the caller's transaction; returns whether this changed anything. */
    boolean pause(String target) {
        return sql.sql("""
                                INSERT INTO target (name, paused_at) VALUES (?, now())
                                ON CONFLICT (name) DO UPDATE SET paused_at = now() WHERE target.paused_at IS NULL
                                """).param(target).update() > 0;
    }

    /** Within the caller's transaction; returns whether this changed anything. */
    boolean resume(String target) {
        return sql.sql("UPDATE target SET paused_at = NULL WHERE name = ? AND paused_at IS NOT NULL")
                        .param(target)
                        .update()
                > 0;
    }
}
