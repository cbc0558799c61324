package de.stellwerk.routes.ledger;

import de.stellwerk.routes.ledger.DeadLetterFilter.State;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Hands a selection to a command in batches of {@value #SIZE}, the oldest failure first. */
@Component
final class Batches {

    static final int SIZE = 500;

    private final JdbcClient sql;
    private final DeadLetterPile pile;

    Batches(JdbcClient sql, DeadLetterPile pile) {
        this.sql = sql;
        this.pile = pile;
    }

    /** What is done with a batch. */
    interface Command {
        /** @param asOf nothing that failed or was delivered after this is meant */
        void run(List<UUID> ids, Instant asOf);
    }

    void deliveries(Scope scope, Selection selection, Command command) {
        each(
                selection,
                command,
                DeadLetterPile::narrow,
                "x.failed_at",
                "x.delivery_id",
                filter -> pile.deliveries(scope, filter));
    }

    void messages(Scope scope, Selection selection, Command command) {
        each(
                selection,
                command,
                state -> "FROM dead_message m",
                "m.arrived_at",
                "m.id",
                filter -> pile.messages(scope, filter));
    }

    private interface Selecting {
        Where where(DeadLetterFilter filter);
    }

    private void each(
            Selection selection,
            Command command,
            Function<State, String> from,
            String time,
            String id,
            Selecting selecting) {
        Instant asOf = now();
        if (selection instanceof Selection.Ids some) {
            List<UUID> ids = List.copyOf(new LinkedHashSet<>(some.ids()));
            for (int i = 0; i < ids.size(); i += SIZE) {
                command.run(ids.subList(i, Math.min(ids.size(), i + SIZE)), asOf);
            }
        } else if (selection instanceof Selection.Matching matching) {
            Optional<PagePosition> reached = Optional.empty();
            do {
                reached = next(
                        selecting.where(matching.filter()),
                        from.apply(matching.filter().state()),
                        time,
                        id,
                        asOf,
                        reached,
                        command);
            } while (reached.isPresent());
        }
    }

    private Optional<PagePosition> next(
            Where where,
            String from,
            String time,
            String id,
            Instant asOf,
            Optional<PagePosition> after,
            Command command) {
        where.and(time + " <= :asOf", "asOf", Timestamp.from(asOf));
        after.ifPresent(position -> where.and(
                        "(" + time + ", " + id + ") > (:afterTime, :afterId)",
                        "afterTime",
                        Timestamp.from(position.at()))
                .and("true", "afterId", position.id()));
        List<PagePosition> batch = sql.sql("SELECT %s AS at, %s AS id %s WHERE %s ORDER BY 1, 2 LIMIT %d"
                        .formatted(time, id, from, where.text(), SIZE))
                .params(where.params())
                .query((row, n) ->
                        new PagePosition(row.getTimestamp("at").toInstant(), row.getObject("id", UUID.class)))
                .list();
        if (batch.isEmpty()) {
            return Optional.empty();
        }
        command.run(batch.stream().map(PagePosition::id).toList(), asOf);
        return batch.size() < SIZE ? Optional.empty() : Optional.of(batch.get(batch.size() - 1));
    }

    private Instant now() {
        return sql.sql("SELECT clock_timestamp()")
                .query((row, n) -> row.getTimestamp(1).toInstant())
                .single();
    }
}
