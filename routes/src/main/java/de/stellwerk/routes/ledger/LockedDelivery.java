package de.stellwerk.routes.ledger;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A delivery that this transaction has locked, as it is now.
 *
 * @param inDoubt whether an attempt may have had its effect unnoticed, under this idempotency key or a former one
 * @param settledBefore whether it came to its state before the order was given
 * @param open whether its submission is neither closed nor erased; a portal is also told of one that is closed
 */
record LockedDelivery(
        UUID id,
        UUID submission,
        int chain,
        int position,
        String state,
        String failureClass,
        String target,
        String tenant,
        String portal,
        boolean inDoubt,
        boolean settledBefore,
        boolean open) {

    /** Locks those of these deliveries that are in scope, in the order of their ids, so that nobody waits in a circle. */
    static List<LockedDelivery> lock(JdbcClient sql, Scope scope, Collection<UUID> ids, Instant asOf) {
        Where where =
                new Where().and("d.id = ANY(:ids::uuid[])", "ids", texts(ids)).within(scope, "s.tenant", "d.target");
        return sql.sql("""
                        SELECT d.id, d.submission_id, d.chain, d.position, d.state, d.failure_class, d.target, s.tenant, s.portal,
                               d.uncertain OR d.former_doubt AS in_doubt,
                               coalesce(greatest(d.failed_at, d.delivered_at) <= :asOf, true) AS settled,
                               s.state = 'open' OR d.chain < 0 AND s.state <> 'erased' AS open
                        FROM delivery d JOIN submission s ON s.id = d.submission_id WHERE %s ORDER BY d.id FOR UPDATE OF d
                        """.formatted(where.text()))
                .params(where.params())
                .param("asOf", Timestamp.from(asOf))
                .query((row, n) -> new LockedDelivery(
                        row.getObject("id", UUID.class),
                        row.getObject("submission_id", UUID.class),
                        row.getInt("chain"),
                        row.getInt("position"),
                        row.getString("state"),
                        row.getString("failure_class"),
                        row.getString("target"),
                        row.getString("tenant"),
                        row.getString("portal"),
                        row.getBoolean("in_doubt"),
                        row.getBoolean("settled"),
                        row.getBoolean("open")))
                .list();
    }

    static String[] texts(Collection<UUID> ids) {
        return ids.stream().map(UUID::toString).toArray(String[]::new);
    }

    boolean isDead() {
        return state.equals("dead") && settledBefore;
    }
}
