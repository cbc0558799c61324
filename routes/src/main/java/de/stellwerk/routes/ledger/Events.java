package de.stellwerk.routes.ledger;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What happened, in an order that no reader can miss anything of: an event shows itself only when every transaction that began
 * before its own has ended.
 */
@Component
public final class Events {

    private static final String SETTLED = "xact < pg_snapshot_xmin(pg_current_snapshot())";

    private final JdbcClient sql;
    private final Commits commits;

    Events(JdbcClient sql, Commits commits) {
        this.sql = sql;
        this.commits = commits;
    }

    /** One event; {@code cursor} stands for this and everything before it, {@code data} is a JSON object of ids and states. */
    public record Event(
            String cursor,
            UUID id,
            Instant at,
            String type,
            String portal,
            UUID submission,
            UUID delivery,
            String data) {}

    /** A cursor that this ledger never gave. */
    public static final class UnknownCursor extends IllegalArgumentException {
        private static final long serialVersionUID = 1L;
    }

    /**
     * At most {@code limit} events of a portal after the cursor; the empty cursor is the beginning. A cursor from before the ledger was
     * restored misses nothing that happened since: what it had seen and the ledger has forgotten does not count.
     */
    public List<Event> after(String portal, String cursor, int limit) {
        Histories histories = Histories.of(sql);
        Position from = histories.position(cursor);
        return sql.sql("SELECT * FROM event WHERE portal = :portal AND (xact, seq) > (:xact::xid8, :seq) AND " + SETTLED
                        + " ORDER BY xact, seq LIMIT :limit")
                .param("portal", portal)
                .param("xact", from.xact)
                .param("seq", from.seq)
                .param("limit", limit)
                .query((row, n) -> event(row, histories.prefix()))
                .list();
    }

    /**
     * Hands the next events to a reader that remembers in the ledger how far it came, and returns how many. If the reader
     * throws, it gets the same again; one hub at a time reads under one name.
     */
    public int relay(String reader, int limit, Consumer<List<Event>> to) {
        if (!hasNews(reader)) {
            return 0;
        }
        return commits.commit(() -> {
            sql.sql("INSERT INTO event_reader (name) VALUES (?) ON CONFLICT DO NOTHING")
                    .param(reader)
                    .update();
            return sql.sql("SELECT xact::text AS xact, seq FROM event_reader WHERE name = ? FOR UPDATE SKIP LOCKED")
                    .param(reader)
                    .query((row, n) -> new Position(row.getString("xact"), row.getLong("seq")))
                    .optional()
                    .map(position -> relay(reader, position, limit, to))
                    .orElse(0);
        });
    }

    /** Asked without a lock, so that a quiet hub writes nothing. */
    private boolean hasNews(String reader) {
        Position reached = sql.sql("SELECT xact::text AS xact, seq FROM event_reader WHERE name = ?")
                .param(reader)
                .query((row, n) -> new Position(row.getString("xact"), row.getLong("seq")))
                .optional()
                .orElse(new Position("0", 0));
        return sql.sql(
                        "SELECT EXISTS (SELECT FROM (SELECT xact FROM event WHERE (xact, seq) > (?::xid8, ?) ORDER BY xact, seq LIMIT 1) AS next WHERE "
                                + SETTLED + ")")
                .params(reached.xact, reached.seq)
                .query(Boolean.class)
                .single();
    }

    private int relay(String reader, Position from, int limit, Consumer<List<Event>> to) {
        List<Event> events = sql.sql("SELECT * FROM event WHERE (xact, seq) > (:xact::xid8, :seq) AND " + SETTLED
                        + " ORDER BY xact, seq LIMIT :limit")
                .param("xact", from.xact)
                .param("seq", from.seq)
                .param("limit", limit)
                .query((row, n) -> event(row, ""))
                .list();
        if (events.isEmpty()) {
            return 0;
        }
        to.accept(events);
        Position reached = Position.parse(events.get(events.size() - 1).cursor());
        sql.sql("UPDATE event_reader SET xact = ?::xid8, seq = ? WHERE name = ?")
                .params(reached.xact, reached.seq, reader)
                .update();
        return events.size();
    }

    private static Event event(java.sql.ResultSet row, String prefix) throws java.sql.SQLException {
        return new Event(
                prefix + row.getString("xact") + "-" + row.getLong("seq"),
                row.getObject("id", UUID.class),
                row.getTimestamp("at").toInstant(),
                row.getString("type"),
                row.getString("portal"),
                row.getObject("submission_id", UUID.class),
                row.getObject("delivery_id", UUID.class),
                row.getString("data"));
    }

    record Position(String xact, long seq) {
        static Position parse(String cursor) {
            if (cursor == null || cursor.isEmpty()) {
                return new Position("0", 0);
            }
            if (!cursor.matches("\\d{1,18}-\\d{1,18}")) {
                throw new UnknownCursor();
            }
            int dash = cursor.indexOf('-');
            return new Position(cursor.substring(0, dash), Long.parseLong(cursor.substring(dash + 1)));
        }
    }
}
