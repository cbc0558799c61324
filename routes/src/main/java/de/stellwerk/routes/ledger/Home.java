package de.stellwerk.routes.ledger;

import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What PostgreSQL the ledger lives on, as far as an ordinary account is told.
 *
 * @param server the system identifier, given when a cluster is made; {@code null} where the account may not ask
 * @param timeline grows when a standby is promoted and when a backup is restored to a point in time
 * @param tables the numbers of the database and of a table in it, which are others after a dump was restored or a database copied
 */
record Home(String server, Long timeline, String tables) {

    /** Where the hubs saw the ledger last; locked within the caller's transaction. */
    static Home last(JdbcClient sql) {
        return sql.sql("SELECT server, timeline, tables FROM home FOR UPDATE")
                .query(Home.class)
                .single();
    }

    /** The timeline of the log that is being written; that of the last checkpoint lags behind after a promotion. */
    static Home now(JdbcClient sql) {
        String server = sql.sql("SELECT has_function_privilege('pg_control_system()', 'EXECUTE')")
                        .query(Boolean.class)
                        .single()
                ? "(SELECT system_identifier::text FROM pg_control_system())"
                : "NULL::text";
        return sql.sql("""
                        SELECT %s AS server, ('x' || left(pg_walfile_name(pg_current_wal_lsn()), 8))::bit(32)::bigint AS timeline,
                               (SELECT oid FROM pg_database WHERE datname = current_database()) || '/' || 'delivery'::regclass::oid AS tables
                        """.formatted(server)).query(Home.class).single();
    }

    void remember(JdbcClient sql) {
        sql.sql("UPDATE home SET server = ?, timeline = ?, tables = ?")
                .params(server, timeline, tables)
                .update();
    }

    /** Why a ledger that was seen there last must have been restored, or have lost its end, to be here. */
    Optional<Restoration.Why> movedFrom(Home last, StandbySettings standby) {
        if (last.tables == null) {
            return Optional.empty();
        }
        if (last.server != null && server != null && !server.equals(last.server)) {
            return Optional.of(Restoration.Why.OTHER_SERVER);
        }
        if (!Objects.equals(tables, last.tables)) {
            return Optional.of(Restoration.Why.OTHER_TABLES);
        }
        boolean lostSomething = !Objects.equals(timeline, last.timeline) && !standby.synchronous();
        return lostSomething ? Optional.of(Restoration.Why.OTHER_TIMELINE) : Optional.empty();
    }
}
