package de.stellwerk.routes.ledger;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Notices, or is told, that the ledger was restored from a backup. Everything unfinished in it counts as maybe done by hubs that it
 * has forgotten: it is held until it was looked for, step by step. It is marked once, in one transaction, however many hubs start.
 */
@Component
public final class Restorations {

    /** So long portals have to send again what the ledger has forgotten, unless an operator says that they are through. */
    static final Duration RESENDING = Duration.ofDays(7);

    private static final Logger log = LoggerFactory.getLogger(Restorations.class);
    private static final int BATCH = 20_000;
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final JdbcClient sql;
    private final Commits commits;
    private final Audit audit;
    private final StandbySettings standby;

    Restorations(JdbcClient sql, Commits commits, Audit audit, StandbySettings standby) {
        this.sql = sql;
        this.commits = commits;
        this.audit = audit;
        this.standby = standby;
    }

    /** Hubs are at work on the ledger that is said to be restored: they must be stopped first. */
    public static final class HubsAtWork extends IllegalStateException {
        private static final long serialVersionUID = 1L;

        HubsAtWork(String hubs) {
            super("hubs are at work on this ledger; stop them first: " + hubs);
        }
    }

    /**
     * How looking stands.
     *
     * @param restorations the latest first
     * @param looking unfinished deliveries that are held until they were looked for
     * @param inDoubt unfinished payments that may have been opened without the ledger's knowledge
     * @param resending whether what portals hand in now may be something that they have handed in before
     */
    public record Standing(List<Restoration> restorations, long looking, long inDoubt, boolean resending) {}

    /** Compares where the ledger is with where it was when a hub looked last. Cheap where nothing has changed. */
    void notice() {
        if (home(false).equals(Home.now(sql))) {
            return;
        }
        commits.commit(() -> {
            patiently();
            Home last = home(true);
            Home now = Home.now(sql);
            Optional<Restoration.Why> why = now.movedFrom(last, standby);
            why.ifPresent(known -> mark(known, new Act("hub", Scope.EVERYWHERE, "it is on another PostgreSQL now")));
            now.remember(sql);
            return why;
        });
    }

    /** Somebody knows that it was restored, where nothing shows it. Returns how many deliveries are held now. */
    public long said(Act act) {
        return commits.commit(() -> {
            patiently();
            home(true);
            refuseWhileHubsWork();
            mark(Restoration.Why.SAID, act);
            Home.now(sql).remember(sql);
            return looking();
        });
    }

    /** All portals have sent again what the ledger had forgotten: what they hand in from now on is new. */
    public void resent(Act act) {
        commits.commit(() -> {
            int ended = sql.sql("UPDATE restoration SET resent_by = now() WHERE resent_by > now()")
                    .update();
            audit.append(
                    act,
                    new Audit.Deed(
                            "restored-resent", "ledger", Set.of(), Set.of(), ended > 0 ? "done" : "over-before"));
            return ended;
        });
    }

    public Standing standing() {
        return commits.read(() -> {
            List<Restoration> all = sql.sql("SELECT * FROM restoration ORDER BY at DESC")
                    .query((row, n) -> new Restoration(
                            row.getString("history"),
                            row.getTimestamp("at").toInstant(),
                            Restoration.Why.of(row.getString("because")),
                            row.getTimestamp("resent_by").toInstant()))
                    .list();
            boolean resending = sql.sql("SELECT EXISTS (SELECT FROM restoration WHERE resent_by > now())")
                    .query(Boolean.class)
                    .single();
            return new Standing(all, looking(), paymentsInDoubt(), resending);
        });
    }

    private long looking() {
        return sql.sql("SELECT count(*) FROM delivery WHERE restored AND state IN ('chained', 'due', 'claimed')")
                .query(Long.class)
                .single();
    }

    private long paymentsInDoubt() {
        return sql.sql("SELECT count(*) FROM payment p WHERE restored AND state = 'open' AND NOT EXISTS ("
                        + "SELECT FROM payment_attempt a WHERE a.submission_id = p.submission_id AND a.state = 'open')")
                .query(Long.class)
                .single();
    }

    private Home home(boolean locked) {
        return locked
                ? Home.last(sql)
                : sql.sql("SELECT server, timeline, tables FROM home")
                        .query(Home.class)
                        .single();
    }

    /** A hub that comes second waits until the first has marked everything. */
    private void patiently() {
        sql.sql("SELECT set_config('lock_timeout', '0', true), set_config('statement_timeout', '10min', true)")
                .query()
                .listOfRows();
    }

    private void refuseWhileHubsWork() {
        List<String> alive = sql.sql("SELECT hub FROM incarnation WHERE alive(id) ORDER BY hub")
                .query(String.class)
                .list();
        if (!alive.isEmpty()) {
            throw new HubsAtWork(String.join(", ", alive));
        }
    }

    private void mark(Restoration.Why why, Act act) {
        new Renumbering(sql).beyondWhatIsForgotten();
        sql.sql("INSERT INTO restoration (history, because, resent_by) VALUES (?, ?, now() + make_interval(secs => ?))")
                .params(UUID.randomUUID().toString().substring(0, 8), why.word(), RESENDING.toSeconds())
                .update();
        UUID last = BEFORE_ALL;
        while (last != null) {
            last = hold(last).orElse(null);
        }
        doubtPayments();
        long held = looking();
        audit.append(
                act,
                new Audit.Deed(
                        "restored", "ledger", Set.of(), Set.of(), why.word() + ", " + held + " deliveries held"));
        log.warn("The ledger was restored: because={} held={}; it is looked for before it is done", why.word(), held);
    }

    /** What an operator found at a provider was found in the life before. */
    private void doubtPayments() {
        sql.sql("UPDATE incident SET resolution = 'answered' WHERE kind = ? AND state = 'resolved'")
                .param(Incidents.PAYMENT_IN_DOUBT)
                .update();
        sql.sql("UPDATE payment SET restored = true WHERE state IN ('unpriced', 'open', 'disputed')")
                .update();
    }

    /**
     * Whatever is not delivered may have become so, even what is dead or closed now. Nobody works on what is claimed any more. Returns
     * the last of the batch, if it was not the last of all.
     */
    private Optional<UUID> hold(UUID after) {
        return sql.sql("""
                        WITH batch AS (
                            SELECT id FROM delivery WHERE id > :after AND (state = 'claimed' OR chain >= 0 AND state <> 'delivered')
                            ORDER BY id LIMIT :batch FOR UPDATE),
                        held AS (
                            UPDATE delivery d SET restored = chain >= 0, uncertain = true,
                                   state = CASE state WHEN 'claimed' THEN 'due' ELSE state END,
                                   claim_incarnation = NULL, claim_fence = NULL, claimed_at = NULL
                            FROM batch WHERE d.id = batch.id)
                        SELECT id FROM batch ORDER BY id DESC LIMIT 1
                        """)
                .param("after", after)
                .param("batch", BATCH)
                .query(UUID.class)
                .optional();
    }
}
