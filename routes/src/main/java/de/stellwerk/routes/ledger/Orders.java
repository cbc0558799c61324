package de.stellwerk.routes.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Carries an order out, batch by batch: each batch is one transaction with its entry in the audit log, and what it made due is
 * told at once.
 */
@Component
final class Orders {

    private final JdbcClient sql;
    private final Commits commits;
    private final Batches batches;
    private final Audit audit;
    private final Waking waking;

    Orders(JdbcClient sql, Commits commits, Batches batches, Audit audit, Waking waking) {
        this.sql = sql;
        this.commits = commits;
        this.batches = batches;
        this.audit = audit;
        this.waking = waking;
    }

    OrderOutcome carryOut(Act act, Selection selection, Order order) {
        OrderOutcome.Tally tally = new OrderOutcome.Tally();
        List<UUID> noDeliveries = new ArrayList<>();
        batches.deliveries(act.scope(), selection, (ids, asOf) -> {
            Batch batch = commits.commit(() -> batch(act, selection, order, ids, asOf));
            waking.wake(batch.woken());
            tally.done(batch.done());
            batch.skipped().forEach((id, why) -> tally.skipped(why, id));
            noDeliveries.addAll(batch.unknown());
        });
        if (selection instanceof Selection.Ids) {
            noDeliveries.forEach(id -> message(act, order, id, tally));
        } else {
            batches.messages(act.scope(), selection, (ids, asOf) -> ids.forEach(id -> message(act, order, id, tally)));
        }
        return tally.outcome();
    }

    /** What became of one batch; {@code woken} are the targets to be told after the commit. */
    record Batch(int done, Map<UUID, OrderOutcome.Why> skipped, List<UUID> unknown, Collection<String> woken) {}

    /** Within the caller's transaction. */
    Batch batch(Act act, Selection selection, Order order, List<UUID> ids, Instant asOf) {
        List<LockedDelivery> locked = LockedDelivery.lock(sql, act.scope(), ids, asOf);
        Map<UUID, OrderOutcome.Why> skipped = new LinkedHashMap<>();
        locked.forEach(delivery -> order.obstacle(delivery).ifPresent(why -> skipped.put(delivery.id(), why)));
        List<LockedDelivery> allowed = locked.stream()
                .filter(delivery -> !skipped.containsKey(delivery.id()))
                .toList();
        Collection<String> woken = allowed.isEmpty() ? List.of() : order.carryOut(allowed);
        if (!locked.isEmpty()) {
            audit.append(act, deed(order, selection, allowed, skipped.size()));
        }
        Set<UUID> known = locked.stream().map(LockedDelivery::id).collect(Collectors.toSet());
        return new Batch(
                allowed.size(),
                skipped,
                ids.stream().filter(id -> !known.contains(id)).toList(),
                woken);
    }

    private static Audit.Deed deed(Order order, Selection selection, List<LockedDelivery> done, int skipped) {
        return new Audit.Deed(
                order.action(),
                selection.words(),
                done.stream().map(LockedDelivery::id).toList(),
                done.stream().map(LockedDelivery::tenant).collect(Collectors.toSet()),
                done.size() + " done, " + skipped + " skipped");
    }

    private void message(Act act, Order order, UUID id, OrderOutcome.Tally tally) {
        Optional<OrderOutcome.Why> obstacle = commits.commit(() -> message(act, order, id));
        if (obstacle.isPresent()) {
            tally.skipped(obstacle.get(), id);
        } else {
            tally.done(1);
        }
    }

    private Optional<OrderOutcome.Why> message(Act act, Order order, UUID id) {
        if (!act.scope().everywhere()) {
            return Optional.of(OrderOutcome.Why.NOT_FOUND);
        }
        Optional<LockedMessage> locked = LockedMessage.lock(sql, id);
        if (locked.isEmpty()) {
            return Optional.of(OrderOutcome.Why.NOT_FOUND);
        }
        Optional<OrderOutcome.Why> obstacle = order.carryOut(locked.get());
        audit.append(
                act,
                new Audit.Deed(
                        order.action(),
                        "message " + id,
                        List.of(id),
                        List.of(),
                        obstacle.map(OrderOutcome.Why::word).orElse("done")));
        return obstacle;
    }
}
