package de.stellwerk.routes.ledger;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes down deliveries that got their receipts, several in one statement. The result of each is empty when its claim was lost;
 * else an empty text, and the targets that have due work because of it.
 */
final class DeliveredRows implements Commits.Kind<DeliveredRows.Row, List<String>> {

    private static final String DELIVERED = """
            WITH done AS MATERIALIZED (
                SELECT * FROM jsonb_to_recordset(:rows::jsonb) AS r (
                    delivery uuid, fence bigint, incarnation int, started_at timestamptz, portal text, key uuid, receipt text,
                    step text, step_receipt text, found boolean, keys jsonb)),
            mine AS (
                UPDATE delivery d SET state = CASE WHEN news > news_claimed THEN 'due' ELSE 'delivered' END,
                       due_at = CASE WHEN news > news_claimed THEN now() END,
                       attempts = CASE WHEN news > news_claimed THEN 0 ELSE attempts + 1 END,
                       receipt_sealed = decode(receipt, 'base64'), delivered_at = now(), uncertain = false, restored = false,
                       failure_class = NULL, failure_place = NULL, failure_code = NULL, failure_detail_sealed = NULL,
                       claim_incarnation = NULL, claim_fence = NULL, claimed_at = NULL, lost_claims = 0
                FROM done WHERE d.id = done.delivery AND d.state = 'claimed' AND d.claim_fence = done.fence
                RETURNING d.id, d.submission_id, d.chain, d.position, d.target, d.role, d.state, done.portal, done.fence,
                          done.incarnation, done.started_at, done.key, done.step, done.step_receipt, done.found, done.keys),
            attempted AS (
                INSERT INTO attempt (delivery_id, claim_fence, incarnation, started_at, outcome)
                SELECT id, fence, incarnation, started_at, 'delivered' FROM mine),
            advanced AS (
                UPDATE delivery d SET state = 'due', due_at = now() FROM mine
                WHERE d.submission_id = mine.submission_id AND d.chain = mine.chain
                  AND d.position = mine.position + 1 AND d.state = 'chained' RETURNING mine.fence, d.target),
            searchable AS (
                INSERT INTO business_key (key_hash, kind, submission_id)
                SELECT decode(k.hash, 'base64'), k.kind, submission_id
                FROM mine, jsonb_to_recordset(keys) AS k (hash text, kind text) ON CONFLICT DO NOTHING),
            calmed AS (
                UPDATE target SET unavailable_streak = 0, streak_delivery = NULL
                WHERE unavailable_streak > 0 AND name IN (SELECT target FROM mine)),
            stepped AS (
                INSERT INTO step (delivery_id, idempotency_key, name, found, receipt_sealed)
                SELECT id, key, step, found, decode(step_receipt, 'base64') FROM mine WHERE step IS NOT NULL ON CONFLICT DO NOTHING),
            told AS (
                INSERT INTO event (type, portal, submission_id, delivery_id, data)
                SELECT 'delivery.delivered', portal, submission_id, id,
                       jsonb_build_object('role', role, 'target', target) FROM mine WHERE chain >= 0)
            SELECT fence, '' AS target FROM mine UNION ALL SELECT fence, target FROM mine WHERE state = 'due'
            UNION ALL SELECT fence, target FROM advanced
            """;

    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    /**
     * One delivery and its claim.
     *
     * @param step the name of the step that was done last, {@code null} where it is recorded already
     * @param found whether that step had been done before
     */
    record Row(
            UUID delivery,
            long fence,
            int incarnation,
            String startedAt,
            String portal,
            UUID key,
            byte[] receipt,
            String step,
            byte[] stepReceipt,
            boolean found,
            List<KeyRow> keys) {}

    /** A receipt's reference by which the submission is found again. */
    record KeyRow(byte[] hash, String kind) {}

    private record Woken(long fence, String target) {}

    private final JdbcClient sql;

    DeliveredRows(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public List<List<String>> run(List<Row> rows) {
        Map<Long, List<String>> woken = sql
                .sql(DELIVERED)
                .param("rows", JSON.writeValueAsString(rows))
                .query((row, n) -> new Woken(row.getLong("fence"), row.getString("target")))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Woken::fence, Collectors.mapping(Woken::target, Collectors.toList())));
        return rows.stream()
                .map(row -> woken.getOrDefault(row.fence(), List.of()))
                .toList();
    }
}
