package de.stellwerk.routes.ledger;

import de.stellwerk.routes.ledger.OrderOutcome.Why;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Sets dead letters going again. A dead letter is replayed once, however many operators order it; it is then in flight in its
 * next round, and resolved only when its target gives a receipt.
 */
@Component
public final class Replays {

    private static final Logger log = LoggerFactory.getLogger(Replays.class);

    private final JdbcClient sql;
    private final Vault vault;
    private final Orders orders;
    private final MessageReplay messages;
    private final TargetHealth catalogue;

    Replays(JdbcClient sql, Vault vault, Orders orders, MessageReplay messages, TargetHealth catalogue) {
        this.sql = sql;
        this.vault = vault;
        this.orders = orders;
        this.messages = messages;
        this.catalogue = catalogue;
    }

    /**
     * Replays the selected dead letters; with {@link ReplayMode.Again} also deliveries that have been delivered, if they are
     * selected by id. What goes to a target that the catalogue in force does not know stays as it is. The first batch is under way while the next is still being ordered.
     */
    public OrderOutcome replay(Act act, Selection selection, ReplayMode mode) {
        return orders.carryOut(act, selection, order(mode));
    }

    Order order(ReplayMode mode) {
        Set<String> targets = catalogue.names();
        return mode instanceof ReplayMode.Again again ? new Repeating(again.target(), targets) : new Resuming(targets);
    }

    private static Optional<Why> notDead(LockedDelivery delivery) {
        if (delivery.state().equals("archived")) {
            return Optional.of(Why.ARCHIVED);
        }
        if (!delivery.open()) {
            return Optional.of(Why.SUBMISSION_CLOSED);
        }
        return delivery.isDead() ? Optional.empty() : Optional.of(Why.NOT_DEAD);
    }

    private static Optional<Why> gone(LockedDelivery delivery, Set<String> targets) {
        return targets.contains(delivery.target()) ? Optional.empty() : Optional.of(Why.TARGET_GONE);
    }

    private final class Resuming implements Order {
        private final Set<String> targets;

        Resuming(Set<String> targets) {
            this.targets = targets;
        }

        @Override
        public String action() {
            return "replay-resume";
        }

        @Override
        public Optional<Why> obstacle(LockedDelivery delivery) {
            return notDead(delivery).or(() -> gone(delivery, targets));
        }

        @Override
        public Collection<String> carryOut(List<LockedDelivery> deliveries) {
            return due("resume", "", deliveries);
        }

        @Override
        public Optional<Why> carryOut(LockedMessage message) {
            if (!message.state().equals("dead")) {
                return Optional.of(message.state().equals("archived") ? Why.ARCHIVED : Why.NOT_DEAD);
            }
            try {
                byte[] body = vault.openOwn(DeadMessages.place(message.id()), message.sealedBody());
                messages.sendBack(message.id(), message.address(), body);
            } catch (RuntimeException refused) {
                log.warn(
                        "Message {} was not taken: {}",
                        message.id(),
                        refused.getClass().getSimpleName());
                return Optional.of(Why.BROKER_REFUSED);
            }
            sql.sql("UPDATE dead_message SET state = 'replayed', replayed_at = now() WHERE id = ?")
                    .param(message.id())
                    .update();
            return Optional.empty();
        }
    }

    private final class Repeating implements Order {
        private final String target;
        private final Set<String> targets;

        Repeating(String target, Set<String> targets) {
            this.target = target;
            this.targets = targets;
        }

        @Override
        public String action() {
            return "replay-again";
        }

        @Override
        public Optional<Why> obstacle(LockedDelivery delivery) {
            if (!delivery.target().equals(target)) {
                return Optional.of(Why.OTHER_TARGET);
            }
            boolean delivered = delivery.state().equals("delivered") && delivery.settledBefore() && delivery.open();
            return (delivered ? Optional.<Why>empty() : notDead(delivery)).or(() -> gone(delivery, targets));
        }

        @Override
        public Collection<String> carryOut(List<LockedDelivery> deliveries) {
            sql.sql("""
                            INSERT INTO former_receipt (delivery_id, idempotency_key, delivered_at, receipt_sealed)
                            SELECT id, idempotency_key, delivered_at, receipt_sealed FROM delivery
                            WHERE id = ANY(:ids::uuid[]) AND state = 'delivered'
                            """).param("ids", ids(deliveries)).update();
            return due("again", """
                    , former_doubt = former_doubt OR uncertain OR receipt_sealed IS NOT NULL, uncertain = false, restored = false,
                    idempotency_key = gen_random_uuid(), delivered_at = NULL""", deliveries);
        }

        @Override
        public Optional<Why> carryOut(LockedMessage message) {
            return Optional.of(Why.IS_A_MESSAGE);
        }
    }

    /** What took hubs down before still runs alone, and one more lost claim ends it. */
    private Set<String> due(String mode, String change, List<LockedDelivery> deliveries) {
        sql.sql("""
                        WITH replayed AS (
                            UPDATE delivery SET state = 'due', due_at = now(), attempts = 0, round = round + 1,
                                   lost_claims = least(lost_claims, :almostFatal)%s
                            WHERE id = ANY(:ids::uuid[]) RETURNING id, submission_id, chain, role, target, round)
                        INSERT INTO event (type, portal, submission_id, delivery_id, data)
                        SELECT 'delivery.replayed', s.portal, s.id, r.id,
                               jsonb_build_object('role', r.role, 'target', r.target, 'mode', :mode, 'round', r.round)
                        FROM replayed r JOIN submission s ON s.id = r.submission_id WHERE r.chain >= 0
                        """.formatted(change))
                .param("ids", ids(deliveries))
                .param("mode", mode)
                .param("almostFatal", Recovery.FATAL_CLAIMS - 1)
                .update();
        return deliveries.stream().map(LockedDelivery::target).collect(Collectors.toSet());
    }

    private static String[] ids(List<LockedDelivery> deliveries) {
        return LockedDelivery.texts(deliveries.stream().map(LockedDelivery::id).toList());
    }
}
