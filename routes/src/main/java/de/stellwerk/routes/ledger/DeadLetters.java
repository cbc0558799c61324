package de.stellwerk.routes.ledger;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What lies undeliverable, by cause and one by one. Nothing here opens what the target or the portal said. */
@Component
public final class DeadLetters {

    /** How far {@link #trends} looks back. */
    public static final int TREND_HOURS = 24;

    private final JdbcClient sql;
    private final Commits commits;
    private final DeadLetterPile pile;
    private final Submissions submissions;

    DeadLetters(JdbcClient sql, Commits commits, DeadLetterPile pile, Submissions submissions) {
        this.sql = sql;
        this.commits = commits;
        this.pile = pile;
        this.submissions = submissions;
    }

    /**
     * Dead letters of one cause.
     *
     * @param firstSeen when the one that has been dead longest failed
     * @param lastSeen when the latest failed
     * @param oldest when the oldest submission among them was received; absent for messages
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record CauseGroup(
            String id,
            String failureClass,
            String target,
            String place,
            String code,
            long count,
            Instant firstSeen,
            Instant lastSeen,
            Instant oldest) {}

    /**
     * One dead letter in full.
     *
     * @param delivery the delivery with its receipt, steps and attempts; absent for a message
     * @param siblings what became of the other deliveries of its submission
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record InFull(
            DeadLetter letter, Submissions.DeliveryView delivery, List<Submissions.DeliveryView> siblings) {}

    /** The causes of what is in this state, the most frequent first. */
    public List<CauseGroup> causes(Scope scope, DeadLetterFilter filter) {
        Where deliveries = pile.deliveries(scope, filter);
        Where messages = pile.messages(scope, filter);
        return sql.sql("""
                        SELECT failure_class, target, failure_place, failure_code, count(*) AS count,
                               min(failed_at) AS first_seen, max(failed_at) AS last_seen, min(received_at) AS oldest
                        FROM (SELECT x.failure_class, x.target, x.failure_place, x.failure_code, x.failed_at, x.received_at
                              %s WHERE %s
                              UNION ALL SELECT 'message', m.address, 'broker', m.reason, m.arrived_at, NULL
                              FROM dead_message m WHERE %s) pile
                        GROUP BY 1, 2, 3, 4 ORDER BY 5 DESC, 7 DESC, 1, 2, 3, 4
                        """.formatted(DeadLetterPile.narrow(filter.state()), deliveries.text(), messages.text()))
                .params(deliveries.params())
                .params(messages.params())
                .query((row, n) -> new CauseGroup(
                        DeadLetterPile.cause(row).id(),
                        row.getString("failure_class"),
                        row.getString("target"),
                        row.getString("failure_place"),
                        row.getString("failure_code"),
                        row.getLong("count"),
                        DeadLetterPile.instant(row, "first_seen"),
                        DeadLetterPile.instant(row, "last_seen"),
                        DeadLetterPile.instant(row, "oldest")))
                .list();
    }

    /**
     * At most {@code limit} dead letters, the latest failure first.
     *
     * @param cursor of the page before
     * @throws UnknownCursor when no page gave it
     */
    public Page<DeadLetter> list(Scope scope, DeadLetterFilter filter, Optional<String> cursor, int limit) {
        Optional<PagePosition> before = PagePosition.of(cursor);
        Where deliveries = behind(pile.deliveries(scope, filter), "x.failed_at, x.delivery_id", before);
        Where messages = behind(pile.messages(scope, filter), "m.arrived_at, m.id", before);
        List<DeadLetter> rows = sql.sql("""
                        SELECT * FROM (
                            (%s WHERE %s ORDER BY x.failed_at DESC, x.delivery_id DESC LIMIT :limit)
                            UNION ALL
                            (%s WHERE %s ORDER BY m.arrived_at DESC, m.id DESC LIMIT :limit)) pile
                        ORDER BY failed_at DESC, id DESC LIMIT :limit
                        """.formatted(
                                DeadLetterPile.wide(filter.state()),
                                deliveries.text(),
                                DeadLetterPile.MESSAGES,
                                messages.text()))
                .params(deliveries.params())
                .params(messages.params())
                .param("limit", limit)
                .query((row, n) -> DeadLetterPile.letter(row))
                .list();
        return Page.of(rows, limit, last -> new PagePosition(last.failedAt(), last.id()).cursor());
    }

    /**
     * How many of each cause failed in each hour of the last {@value #TREND_HOURS}, the latest last; causes of which nothing did
     * are absent. By {@link CauseGroup#id}.
     */
    public Map<String, List<Long>> trends(Scope scope, DeadLetterFilter filter) {
        Where deliveries = pile.deliveries(scope, filter).and("x.failed_at > now() - make_interval(hours => :hours)");
        Where messages = pile.messages(scope, filter).and("m.arrived_at > now() - make_interval(hours => :hours)");
        Map<String, List<Long>> trends = new HashMap<>();
        sql.sql("""
                        SELECT failure_class, target, failure_place, failure_code,
                               floor(extract(epoch FROM now() - failed_at) / 3600)::int AS hours_ago, count(*) AS count
                        FROM (SELECT x.failure_class, x.target, x.failure_place, x.failure_code, x.failed_at %s WHERE %s
                              UNION ALL SELECT 'message', m.address, 'broker', m.reason, m.arrived_at
                              FROM dead_message m WHERE %s) pile
                        GROUP BY 1, 2, 3, 4, 5
                        """.formatted(DeadLetterPile.narrow(filter.state()), deliveries.text(), messages.text()))
                .params(deliveries.params())
                .params(messages.params())
                .param("hours", TREND_HOURS)
                .query(row -> {
                    int hour = TREND_HOURS - 1 - Math.max(0, Math.min(row.getInt("hours_ago"), TREND_HOURS - 1));
                    trends.computeIfAbsent(
                                    DeadLetterPile.cause(row).id(),
                                    cause -> new ArrayList<>(Collections.nCopies(TREND_HOURS, 0L)))
                            .set(hour, row.getLong("count"));
                });
        return trends;
    }

    /** What the dead ones in scope have to be told apart by, each sorted. */
    public record Facets(
            SortedSet<String> targets,
            SortedSet<String> services,
            SortedSet<String> tenants,
            SortedSet<String> portals) {}

    public Facets facets(Scope scope) {
        Where where = new Where().within(scope, "x.tenant", "x.target");
        Facets facets = new Facets(new TreeSet<>(), new TreeSet<>(), new TreeSet<>(), new TreeSet<>());
        sql.sql("SELECT DISTINCT x.target, x.service, x.tenant, x.portal FROM dead_letter x WHERE " + where.text())
                .params(where.params())
                .query(row -> {
                    facets.targets().add(row.getString("target"));
                    facets.services().add(row.getString("service"));
                    facets.tenants().add(row.getString("tenant"));
                    facets.portals().add(row.getString("portal"));
                });
        return facets;
    }

    /** The steps of these deliveries that are recorded under their present idempotency key, in the order they were done. */
    public Map<UUID, List<String>> effects(Collection<UUID> deliveries) {
        Map<UUID, List<String>> effects = new HashMap<>();
        sql.sql("""
                        SELECT s.delivery_id, s.name FROM step s
                            JOIN delivery d ON d.id = s.delivery_id AND d.idempotency_key = s.idempotency_key
                        WHERE s.delivery_id = ANY(:ids::uuid[]) ORDER BY s.recorded_at
                        """).param("ids", LockedDelivery.texts(deliveries)).query(row -> {
            effects.computeIfAbsent(row.getObject("delivery_id", UUID.class), id -> new ArrayList<>())
                    .add(row.getString("name"));
        });
        return effects;
    }

    private static Where behind(Where where, String key, Optional<PagePosition> before) {
        before.ifPresent(position -> where.and("(" + key + ") < (:at, :id)", "at", Timestamp.from(position.at()))
                .and("true", "id", position.id()));
        return where;
    }

    /** One delivery or dead message, whatever it is by now: after a replay it is in flight again, in its next round. */
    public Optional<InFull> inFull(Scope scope, UUID id) {
        return commits.read(() -> one(scope, id).map(letter -> completed(scope, letter)));
    }

    private Optional<DeadLetter> one(Scope scope, UUID id) {
        Where deliveries = new Where().and("d.id = :id", "id", id).within(scope, "s.tenant", "d.target");
        return sql.sql("""
                        SELECT d.*, delivery_condition(x) AS state
                        FROM (%s WHERE %s) d (kind, id, stored, failure_class, target, failure_place, failure_code, failed_at,
                             submission_id, portal, service, tenant, role, attempts, round, uncertain, test, received_at)
                             JOIN delivery x ON x.id = d.id
                        """.formatted(DeadLetterPile.ONE, deliveries.text()))
                .params(deliveries.params())
                .query((row, n) -> DeadLetterPile.letter(row))
                .optional()
                .or(() -> message(scope, id));
    }

    private Optional<DeadLetter> message(Scope scope, UUID id) {
        if (!scope.everywhere()) {
            return Optional.empty();
        }
        return sql.sql("SELECT * FROM (%s WHERE false UNION ALL %s WHERE m.id = :id) pile"
                        .formatted(DeadLetterPile.ONE, DeadLetterPile.MESSAGES))
                .params(Map.of("id", id))
                .query((row, n) -> DeadLetterPile.letter(row))
                .optional();
    }

    private InFull completed(Scope scope, DeadLetter letter) {
        if (letter.submission() == null) {
            return new InFull(letter, null, null);
        }
        List<Submissions.DeliveryView> all = submissions
                .find(letter.submission())
                .orElseThrow()
                .within(scope)
                .deliveries();
        return new InFull(
                letter,
                all.stream()
                        .filter(view -> view.id().equals(letter.id()))
                        .findFirst()
                        .orElseThrow(),
                all.stream().filter(view -> !view.id().equals(letter.id())).toList());
    }
}
