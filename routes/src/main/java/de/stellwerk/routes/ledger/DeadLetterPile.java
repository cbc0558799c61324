package de.stellwerk.routes.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** How dead letters are selected: deliveries and messages of one filter and scope, as parts of a statement. */
@Component
final class DeadLetterPile {

    static final String DELIVERIES = """
            SELECT 'delivery' AS kind, d.id, d.state, d.failure_class, d.target, d.failure_place, d.failure_code, d.failed_at,
                   d.submission_id, s.portal, s.service, s.tenant, d.role, d.attempts, d.round, d.uncertain, s.test, s.received_at
            FROM delivery d JOIN submission s ON s.id = d.submission_id
            """;
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

    Where deliveries(Scope scope, DeadLetterFilter filter) {
        Where where = new Where()
                .and("d.state = '" + filter.state().word() + "'")
                .and("d.failure_class IS NOT NULL")
                .within(scope, "s.tenant", "d.target")
                .and("d.failure_class = :class", "class", filter.failureClass())
                .and("d.target = :target", "target", filter.target())
                .and("s.tenant = :tenant", "tenant", filter.tenant())
                .and("s.service = :service", "service", filter.service())
                .and("s.portal = :portal", "portal", filter.portal())
                .and("d.failed_at >= :since", "since", filter.since().map(Timestamp::from))
                .and("d.failed_at < :until", "until", filter.until().map(Timestamp::from))
                .and(
                        "d.submission_id IN (SELECT submission_id FROM business_key WHERE key_hash = ANY(:keys))",
                        "keys",
                        filter.key().map(keys::hashes));
        filter.cause().ifPresent(cause -> where.and("d.failure_class = :causeClass", "causeClass", cause.failureClass())
                .and("d.target = :causeTarget", "causeTarget", cause.target())
                .and("d.failure_place = :causePlace", "causePlace", cause.place())
                .and("d.failure_code = :causeCode", "causeCode", cause.code()));
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
