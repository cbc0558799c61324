package de.stellwerk.routes.ledger;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * The deliveries that tell portals how their submissions are: one per submission, however much happens to it. What is told is how
 * the submission is then, so nothing has to be told twice that was overtaken.
 *
 * <p>They write no events themselves: telling a portal is nothing that a portal is told.
 */
@Component
public final class StatusDeliveries {

    /** Where all chains of the submission's own deliveries are from 0. */
    static final int CHAIN = -1;

    private static final String READER = "callbacks";
    private static final String ROLE = "status";

    /** What a portal refused before it need not refuse now; only what took hubs down waits until somebody acts. */
    private static final String DONE_WITH_THE_LAST =
            "(d.state = 'delivered' OR d.state = 'dead' AND d.failure_class <> 'poison')";

    private final JdbcClient sql;
    private final Commits commits;
    private final Events events;
    private final Submissions submissions;
    private final JsonMapper json = JsonMapper.builder().build();

    StatusDeliveries(JdbcClient sql, Commits commits, Events events, Submissions submissions) {
        this.sql = sql;
        this.commits = commits;
        this.events = events;
        this.submissions = submissions;
    }

    /**
     * What a portal is told.
     *
     * @param submission as it is now
     * @param event the newest event; its id is the one under which every reader of the events knows it
     * @param sequence grows with each event of the submission, and is the same for the same event unless the ledger was restored
     *     meanwhile: then it grows by more than could have been told before
     */
    public record News(Submissions.Submission submission, Submissions.EventView event, long sequence) {}

    private record Row(UUID delivery, UUID key, UUID submission, String target, long news, UUID event) {}

    /**
     * Reads the next events, and makes due what tells those portals of them that have a target here. What was told, and what the hub
     * has given up to tell, is due again; what an operator has put aside stays so.
     *
     * @param targets by portal
     * @param woken gets the targets that have due work now
     * @return how many events were read; 0 when there are no more, or another hub reads
     */
    public int relay(Map<String, String> targets, int limit, Collection<String> woken) {
        return events.relay(READER, limit, batch -> {
            List<Row> rows = rows(batch, targets);
            if (!rows.isEmpty()) {
                lock(rows);
                woken.addAll(due(rows));
            }
        });
    }

    private static List<Row> rows(List<Events.Event> batch, Map<String, String> targets) {
        Map<UUID, Row> rows = new LinkedHashMap<>();
        batch.stream()
                .filter(event -> targets.containsKey(event.portal()))
                .forEach(event -> rows.merge(
                        event.submission(),
                        new Row(
                                UUID.randomUUID(),
                                UUID.randomUUID(),
                                event.submission(),
                                targets.get(event.portal()),
                                1,
                                event.id()),
                        (before, after) -> new Row(
                                before.delivery(),
                                before.key(),
                                before.submission(),
                                before.target(),
                                before.news() + 1,
                                after.event())));
        return List.copyOf(rows.values());
    }

    /** In the order in which everybody locks deliveries, so that nobody waits in a circle. */
    private void lock(List<Row> rows) {
        String[] ids = rows.stream().map(row -> row.submission().toString()).toArray(String[]::new);
        sql.sql("SELECT id FROM delivery WHERE submission_id = ANY(?::uuid[]) AND chain = ? ORDER BY id FOR UPDATE")
                .params(ids, CHAIN)
                .query()
                .listOfRows();
    }

    private List<String> due(List<Row> rows) {
        return sql.sql("""
                        WITH fresh AS (
                            SELECT n.* FROM jsonb_to_recordset(:rows::jsonb)
                                AS n (delivery uuid, key uuid, submission uuid, target text, news bigint, event uuid)
                            JOIN submission s ON s.id = n.submission AND s.state <> 'erased'),
                        bound_for AS (
                            INSERT INTO target (name) SELECT DISTINCT target FROM fresh ON CONFLICT DO NOTHING),
                        told AS (
                            INSERT INTO delivery AS d (id, submission_id, target, role, chain, position, state, idempotency_key,
                                    due_at, news, news_event)
                            SELECT delivery, submission, target, :role, :chain, 0, 'due', key, now(), news, event FROM fresh
                            ON CONFLICT (submission_id, chain, position) DO UPDATE SET
                                news = d.news + excluded.news, news_event = excluded.news_event,
                                state = CASE WHEN %1$s THEN 'due' ELSE d.state END,
                                due_at = CASE WHEN %1$s THEN now() ELSE d.due_at END,
                                attempts = CASE WHEN %1$s THEN 0 ELSE d.attempts END
                            RETURNING target, state)
                        SELECT DISTINCT target FROM told WHERE state = 'due'
                        """.formatted(DONE_WITH_THE_LAST))
                .param("rows", json.writeValueAsString(rows))
                .param("role", ROLE)
                .param("chain", CHAIN)
                .query(String.class)
                .list();
    }

    /** What there is to tell of a submission; empty when nothing has happened to it that its portal is told. */
    public Optional<News> news(UUID submission) {
        return commits.read(() -> sql.sql("""
                        SELECT d.news + coalesce((SELECT extract(epoch FROM max(at))::bigint FROM restoration), 0) AS news, e.id, e.at, e.type
                        FROM delivery d JOIN event e ON e.id = d.news_event AND e.submission_id = d.submission_id
                        WHERE d.submission_id = ? AND d.chain = ?
                        """)
                .params(submission, CHAIN)
                .query((row, n) -> new News(
                        submissions.own(submission).orElseThrow(),
                        new Submissions.EventView(
                                row.getObject("id", UUID.class),
                                row.getTimestamp("at").toInstant(),
                                row.getString("type")),
                        row.getLong("news")))
                .optional());
    }
}
