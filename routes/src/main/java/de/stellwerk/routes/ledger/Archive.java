package de.stellwerk.routes.ledger;

import de.stellwerk.routes.ledger.OrderOutcome.Why;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Puts dead letters aside, and brings them back. With a delivery goes what waited for it in its chain; deliveries of the same
 * case that it held go on.
 */
@Component
public final class Archive {

    private final JdbcClient sql;
    private final Orders orders;

    Archive(JdbcClient sql, Orders orders) {
        this.sql = sql;
        this.orders = orders;
    }

    public OrderOutcome archive(Act act, Selection selection) {
        return orders.carryOut(act, selection, new PuttingAside());
    }

    public OrderOutcome restore(Act act, Selection selection) {
        return orders.carryOut(act, selection, new BringingBack());
    }

    private final class PuttingAside implements Order {
        @Override
        public String action() {
            return "archive";
        }

        @Override
        public Optional<Why> obstacle(LockedDelivery delivery) {
            if (delivery.state().equals("archived")) {
                return Optional.of(Why.ARCHIVED);
            }
            return delivery.isDead() ? Optional.empty() : Optional.of(Why.NOT_DEAD);
        }

        @Override
        public Collection<String> carryOut(List<LockedDelivery> deliveries) {
            change("archived", "archived", "chained", "delivery.archived", deliveries);
            return sql.sql("""
                            SELECT DISTINCT target FROM delivery WHERE id = ANY(:ids::uuid[]) AND case_hash IS NOT NULL
                            """)
                    .param("ids", ids(deliveries))
                    .query(String.class)
                    .list();
        }

        @Override
        public Optional<Why> carryOut(LockedMessage message) {
            return message.state().equals("dead") ? move(message, "archived") : Optional.of(Why.NOT_DEAD);
        }
    }

    private final class BringingBack implements Order {
        @Override
        public String action() {
            return "restore";
        }

        @Override
        public Optional<Why> obstacle(LockedDelivery delivery) {
            if (!delivery.state().equals("archived")) {
                return Optional.of(Why.NOT_ARCHIVED);
            }
            if (!delivery.open()) {
                return Optional.of(Why.SUBMISSION_CLOSED);
            }
            return delivery.failureClass() == null ? Optional.of(Why.PREDECESSOR_ARCHIVED) : Optional.empty();
        }

        @Override
        public Collection<String> carryOut(List<LockedDelivery> deliveries) {
            change("dead", "chained", "archived", "delivery.restored", deliveries);
            return List.of();
        }

        @Override
        public Optional<Why> carryOut(LockedMessage message) {
            return message.state().equals("archived") ? move(message, "dead") : Optional.of(Why.NOT_ARCHIVED);
        }
    }

    /**
     * A follower that never began has no failure; one that was put aside for its own failure is no follower of this one, nor is
     * what waits behind it.
     */
    private void change(
            String to, String followersTo, String followersFrom, String event, List<LockedDelivery> deliveries) {
        sql.sql("""
                        WITH head AS (
                            UPDATE delivery SET state = :to WHERE id = ANY(:ids::uuid[])
                            RETURNING id, submission_id, chain, position, role, target),
                        followed AS (
                            UPDATE delivery f SET state = :followersTo FROM head
                            WHERE f.submission_id = head.submission_id AND f.chain = head.chain AND f.position > head.position
                              AND f.state = :followersFrom AND f.failure_class IS NULL AND NOT EXISTS (
                                  SELECT FROM delivery between_them
                                  WHERE between_them.submission_id = head.submission_id AND between_them.chain = head.chain
                                    AND between_them.position > head.position AND between_them.position < f.position
                                    AND (between_them.state <> :followersFrom OR between_them.failure_class IS NOT NULL))
                            RETURNING f.id, f.submission_id, f.role, f.target)
                        INSERT INTO event (type, portal, submission_id, delivery_id, data)
                        SELECT :event, s.portal, s.id, changed.id,
                               jsonb_build_object('role', changed.role, 'target', changed.target)
                        FROM (SELECT id, submission_id, role, target FROM head WHERE chain >= 0
                              UNION ALL SELECT * FROM followed) changed
                             JOIN submission s ON s.id = changed.submission_id
                        """)
                .param("to", to)
                .param("followersTo", followersTo)
                .param("followersFrom", followersFrom)
                .param("event", event)
                .param("ids", ids(deliveries))
                .update();
    }

    private Optional<Why> move(LockedMessage message, String to) {
        sql.sql("UPDATE dead_message SET state = ? WHERE id = ?")
                .params(to, message.id())
                .update();
        return Optional.empty();
    }

    private static String[] ids(List<LockedDelivery> deliveries) {
        return LockedDelivery.texts(deliveries.stream().map(LockedDelivery::id).toList());
    }
}
