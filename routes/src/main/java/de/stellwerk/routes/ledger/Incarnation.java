package de.stellwerk.routes.ledger;

import jakarta.annotation.PreDestroy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.stereotype.Component;

/**
 * This hub's life as the ledger sees it: a session of its own that holds an advisory lock. A hub that is killed, stopped or cut
 * off loses the session, because PostgreSQL ends it after {@value #SILENCE_SECONDS} seconds of silence, and with it its claims;
 * no clock is compared. Whoever lost a session begins a new incarnation with a new number.
 */
@Component
public class Incarnation {

    static final int LOCK_CLASS = 7453;
    static final int SILENCE_SECONDS = 10;
    private static final Logger log = LoggerFactory.getLogger(Incarnation.class);

    private final DataSource database;
    private final LedgerSettings settings;
    private final Restorations restorations;
    private Connection session;
    private int number;
    private final AtomicLong asked = new AtomicLong();
    private long answered;
    private final ScheduledExecutorService heart = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "incarnation");
        thread.setDaemon(true);
        return thread;
    });

    Incarnation(DataSource database, LedgerSettings settings, Restorations restorations) {
        this.database = database;
        this.settings = settings;
        this.restorations = restorations;
        heart.scheduleWithFixedDelay(this::ping, 1, 1, TimeUnit.SECONDS);
    }

    /** The number under which claims may be taken now; begins a new incarnation if the last one is over. */
    public synchronized int number() {
        if (!lives()) {
            begin();
        }
        return number;
    }

    /** The number of the incarnation that began last; it may be over. */
    public synchronized int last() {
        return number;
    }

    /**
     * Whether the incarnation of this number still holds its claims; asks the ledger, whatever it heard a moment ago. One question
     * answers all who wanted to know before it was put.
     */
    public boolean holds(int claimedBy) {
        long mine = asked.incrementAndGet();
        synchronized (this) {
            if (answered < mine) {
                long all = asked.get();
                lives();
                answered = all;
            }
            return claimedBy == number && session != null;
        }
    }

    private synchronized void ping() {
        lives();
    }

    private boolean lives() {
        if (session == null) {
            return false;
        }
        try (var ping = session.prepareStatement("SELECT 1")) {
            ping.setQueryTimeout(2);
            ping.execute();
            return true;
        } catch (SQLException e) {
            log.warn("Incarnation {} has lost its session; its claims go to whoever is alive", number);
            end();
            return false;
        }
    }

    /** A session that begins may be on another PostgreSQL than the last one was. */
    private void begin() {
        restorations.notice();
        try {
            session = database.getConnection();
            session.setAutoCommit(true);
            JdbcClient own = JdbcClient.create(new SingleConnectionDataSource(session, true));
            own.sql("SELECT set_config('idle_session_timeout', ?, false)")
                    .param(SILENCE_SECONDS + "s")
                    .query(String.class)
                    .single();
            number = own.sql("INSERT INTO incarnation (hub) VALUES (?) RETURNING id")
                    .param(settings.hub())
                    .query(Integer.class)
                    .single();
            own.sql("SELECT pg_advisory_lock(?, ?)::text")
                    .params(LOCK_CLASS, number)
                    .query(String.class)
                    .single();
        } catch (SQLException e) {
            end();
            throw new DataAccessResourceFailureException("the ledger does not answer", e);
        }
    }

    @PreDestroy
    void close() {
        stopPinging();
        end();
    }

    void stopPinging() {
        heart.shutdownNow();
    }

    /** Gives the session up; the next claim begins a new incarnation. */
    synchronized void end() {
        if (session != null) {
            try {
                session.abort(Runnable::run);
                session.close();
            } catch (SQLException e) {
                log.debug("The session was already gone", e);
            }
            session = null;
        }
    }
}
