package de.stellwerk.routes.ledger;

import de.stellwerk.routes.ledger.DeadLetterFilter.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** How dead letters are selected: deliveries and messages of one filter and scope, as parts of a statement. */
@Component
final class DeadLetterPile {

    private static final String LETTER = """
            SELECT 'delivery' AS kind, d.id, d.state, d.failure_class, d.target, d.failure_place, d.failure_code, d.failed_at,
                   d.submission_id, s.portal, s.service, s.tenant, d.role, d.attempts, d.round, d.uncertain, s.test, s.received_at
            """;
    private static final String JOINED = "FROM delivery d JOIN submission s ON s.id = d.submission_id ";

    /** What every filter asks about, whichever pile it lies on: {@code x}. */
    private static final Map<State, String> NARROW =
            Map.of(State.DEAD, "FROM dead_letter x ", State.ARCHIVED, JOINED + """
                    CROSS JOIN LATERAL (
                        SELECT d.id AS delivery_id, d.failure_class, d.target, d.failure_place, d.failure_code, d.failed_at,
                               s.portal, s.service, s.tenant, s.received_at
                        WHERE d.state = 'archived' AND d.failure_class IS NOT NULL) x
                    """);

    private static final Map<State, String> WIDE = Map.of(
            State.DEAD,
            "FROM dead_letter x JOIN delivery d ON d.id = x.delivery_id JOIN submission s ON s.id = d.submission_id ",
            State.ARCHIVED,
            NARROW.get(State.ARCHIVED));

    /** One delivery whatever its state. */
    static final String ONE = LETTER + JOINED;

    static final String MESSAGES = """
            SELECT 'message', m.id, m.state, 'message', m.address, 'broker', m.reason, m.arrived_at,
                   NULL::uuid, NULL::text, NULL::text, NULL::text, NULL::text, NULL::int, NULL::int, NULL::boolean,
                   NULL::boolean, NULL::timestamptz
            FROM dead_message m
            """;

    private final SearchKeys keys;

    DeadLetterPile(SearchKeys keys) {
        this.keys = keys;
    }

    /** The deliveries of this pile, for counting: without what only a list shows. */
    static String narrow(State state) {
        return NARROW.get(state);
    }

    /** The same, for identifying and for a list. */
    static String wide(State state) {
        return LETTER + WIDE.get(state);
    }

    Where deliveries(Scope scope, DeadLetterFilter filter) {
        Where where = new Where()
                .within(scope, "x.tenant", "x.target")
                .and("x.failure_class = :class", "class", filter.failureClass())
                .and("x.target = :target", "target", filter.target())
                .and("x.tenant = :tenant", "tenant", filter.tenant())
                .and("x.service = :service", "service", filter.service())
                .and("x.portal = :portal", "portal", filter.portal())
                .and("x.failed_at >= :since", "since", filter.since().map(Timestamp::from))
                .and("x.failed_at < :until", "until", filter.until().map(Timestamp::from))
                .and("""
                        x.delivery_id IN (SELECT kd.id FROM business_key k JOIN delivery kd ON kd.submission_id = k.submission_id
                                          WHERE k.key_hash = ANY(:keys))""", "keys", filter.key().map(keys::hashes));
        filter.cause().ifPresent(cause -> where.and("x.failure_class = :causeClass", "causeClass", cause.failureClass())
                .and("x.target = :causeTarget", "causeTarget", cause.target())
                .and("x.failure_place = :causePlace", "causePlace", cause.place())
                .and("x.failure_code = :causeCode", "causeCode", cause.code()));
        return where;
    }

    Where messages(Scope scope, DeadLetterFilter filter) {
        boolean possible = scope.everywhere()
                && filter.mayMeanMessages()
                && filter.failureClass().map(Cause.MESSAGE::equals).orElse(true)
                && filter.cause()
                        .map(c -> c.failureClass().equals(Cause.MESSAGE)
                                && c.place().equals(Cause.BROKER))
                        .orElse(true);
        if (!possible) {
            return new Where().and("false");
        }
        return new Where()
                .and("m.state = '" + filter.state().word() + "'")
                .and("m.address = :address", "address", filter.target())
                .and("m.address = :causeAddress", "causeAddress", filter.cause().map(Cause::target))
                .and("m.reason = :reason", "reason", filter.cause().map(Cause::code))
                .and("m.arrived_at >= :since", "since", filter.since().map(Timestamp::from))
                .and("m.arrived_at < :until", "until", filter.until().map(Timestamp::from));
    }

    static DeadLetter letter(ResultSet row) throws SQLException {
        Cause cause = cause(row);
        boolean delivery = row.getString("kind").equals("delivery");
        return new DeadLetter(
                row.getString("kind"),
                row.getObject("id", UUID.class),
                row.getString("state"),
                cause == null ? null : cause.id(),
                row.getString("failure_class"),
                row.getString("target"),
                row.getString("failure_place"),
                row.getString("failure_code"),
                instant(row, "failed_at"),
                row.getObject("submission_id", UUID.class),
                row.getString("portal"),
                row.getString("service"),
                row.getString("tenant"),
                row.getString("role"),
                delivery ? row.getInt("attempts") : null,
                delivery ? row.getInt("round") : null,
                delivery ? row.getBoolean("uncertain") : null,
                delivery ? row.getBoolean("test") : null,
                instant(row, "received_at"));
    }

    static Cause cause(ResultSet row) throws SQLException {
        return row.getString("failure_class") == null
                ? null
                : new Cause(
                        row.getString("failure_class"),
                        row.getString("target"),
                        row.getString("failure_place"),
                        row.getString("failure_code"));
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
