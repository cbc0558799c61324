package de.stellwerk.routes.ledger;

import de.stellwerk.adapter.Receipt;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Takes due deliveries out of the ledger: oldest first, no more than the target's concurrency and rate allow over all hubs, in
 * order where the portal named a case, and nothing of a parked or paused target.
 */
@Component
public final class Claims {

    /** What of a claimed delivery comes with the claim; larger documents are fetched when their turn comes. */
    private static final int LARGEST_WITH_CLAIM = 64 * 1024;

    private final JdbcClient sql;
    private final Commits commits;
    private final Vault vault;
    private final SealedJson sealed;
    private final Documents documents;
    private final Incarnation incarnation;

    Claims(
            JdbcClient sql,
            Commits commits,
            Vault vault,
            SealedJson sealed,
            Documents documents,
            Incarnation incarnation) {
        this.sql = sql;
        this.commits = commits;
        this.vault = vault;
        this.sealed = sealed;
        this.documents = documents;
        this.incarnation = incarnation;
    }

    /**
     * What a hub asks for.
     *
     * @param slots how many it can work on now
     * @param concurrency how many the target bears at a time, over all hubs
     * @param perSecond how many claims a second the target bears, over all hubs
     * @param drainPerSecond the same while the target drains after it was parked
     * @param suspects whether to take a delivery whose last claim was never recorded, instead of ordinary ones
     */
    public record Request(
            String target, int slots, int concurrency, int perSecond, int drainPerSecond, boolean suspects) {}

    /** What is claimed, and whether the target has more that is due: at once if something was claimed, else when it is free again. */
    public record Batch(List<Claim> claims, boolean more) {
        static final Batch NOTHING = new Batch(List.of(), false);
    }

    public Batch claim(Request request) {
        if (!hasDue(request)) {
            return Batch.NOTHING;
        }
        int by = incarnation.number();
        return commits.commit(() -> open(request.target()) ? take(request, by) : Batch.NOTHING);
    }

    private boolean open(String target) {
        return sql.sql("SELECT 1 FROM target WHERE name = ? AND paused_at IS NULL AND parked_at IS NULL FOR UPDATE")
                .param(target)
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    private boolean hasDue(Request request) {
        return sql.sql("""
                        SELECT EXISTS (SELECT 1 FROM delivery WHERE target = ? AND state = 'due' AND due_at <= now() AND %s)
                        """.formatted(lane(request)))
                .param(request.target())
                .query(Boolean.class)
                .single();
    }

    /** In words for which there is an index. */
    private static String lane(Request request) {
        return request.suspects() ? "lost_claims > 0" : "lost_claims = 0";
    }

    private Batch take(Request request, int by) {
        List<UUID> broken = new ArrayList<>();
        List<Claim> claims = sql
                .sql("""
                        WITH allowance AS (
                            SELECT least(rate, tokens + rate * greatest(0, extract(epoch FROM now() - tokens_at))) AS tokens,
                                   :concurrency - (SELECT count(*) FROM delivery WHERE target = :target AND state = 'claimed') AS free
                            FROM (SELECT *, CASE WHEN draining THEN :drainPerSecond ELSE :perSecond END::float8 AS rate
                                  FROM target WHERE name = :target) t),
                        picked AS (
                            SELECT id FROM delivery d
                            WHERE target = :target AND state = 'due' AND due_at <= now() AND %s
                              AND (case_hash IS NULL OR NOT EXISTS (
                                   SELECT 1 FROM delivery earlier
                                   WHERE earlier.target = d.target AND earlier.case_hash = d.case_hash AND earlier.seq < d.seq
                                     AND earlier.state IN ('chained', 'due', 'claimed', 'dead') AND (d.answer OR NOT earlier.answer)))
                            ORDER BY due_at, seq
                            LIMIT (SELECT greatest(0, least(:slots, free, floor(tokens)::bigint)) FROM allowance)
                            FOR UPDATE SKIP LOCKED),
                        spent AS (
                            UPDATE target SET tokens = a.tokens - (SELECT count(*) FROM picked), tokens_at = now(),
                                   draining = draining AND EXISTS (
                                       SELECT 1 FROM delivery d
                                       WHERE target = :target AND state = 'due' AND due_at <= now()
                                         AND id NOT IN (SELECT id FROM picked)
                                         AND (case_hash IS NULL OR NOT EXISTS (
                                              SELECT 1 FROM delivery earlier
                                              WHERE earlier.target = d.target AND earlier.case_hash = d.case_hash
                                                AND earlier.seq < d.seq AND earlier.state IN ('chained', 'due', 'claimed', 'dead')
                                                AND (d.answer OR NOT earlier.answer))))
                            FROM allowance a WHERE name = :target),
                        claimed AS (
                            UPDATE delivery d SET state = 'claimed', claim_incarnation = :by, claim_fence = nextval('claim_fence'),
                                   claimed_at = now(), claims = claims + 1, news_claimed = news
                            FROM picked WHERE d.id = picked.id RETURNING d.*)
                        SELECT c.*, s.portal, s.service, s.service_key, s.service_pin, s.variant, s.tenant, s.area, s.test,
                               s.received_at, s.frame_sealed, s.case_id, s.answers, k.wrapped, p.state AS payment, a.version AS antrag_version, a.sealed AS antrag_sealed
                        FROM claimed c JOIN submission s ON s.id = c.submission_id LEFT JOIN submission_key k USING (submission_id)
                             LEFT JOIN payment p USING (submission_id)
                             LEFT JOIN LATERAL (
                                 SELECT version, sealed FROM document
                                 WHERE submission_id = c.submission_id AND kind = 'antrag' AND c.chain >= 0
                                 ORDER BY version DESC LIMIT 1) a ON octet_length(a.sealed) <= :largest
                        ORDER BY c.seq
                        """.formatted(lane(request)))
                .param("target", request.target())
                .param("slots", request.slots())
                .param("concurrency", request.concurrency())
                .param("perSecond", request.perSecond())
                .param("drainPerSecond", request.drainPerSecond())
                .param("by", by)
                .param("largest", LARGEST_WITH_CLAIM)
                .query((row, n) -> opened(row, broken))
                .list()
                .stream()
                .flatMap(Optional::stream)
                .toList();
        broken.forEach(this::bury);
        return new Batch(claims, hasDue(request));
    }

    /** One delivery that does not open must not keep all others of its target from being claimed. */
    private Optional<Claim> opened(ResultSet row, List<UUID> broken) throws SQLException {
        try {
            return Optional.of(claim(row));
        } catch (Vault.SealBroken e) {
            broken.add(row.getObject("id", UUID.class));
            return Optional.empty();
        }
    }

    private void bury(UUID delivery) {
        sql.sql("""
                        WITH broken AS (SELECT * FROM delivery WHERE id = ?),
                        buried AS (
                            UPDATE delivery SET state = 'dead', due_at = NULL, failure_class = 'crashed', failure_place = 'claim',
                                   failure_code = 'seal-broken', failed_at = now(),
                                   claim_incarnation = NULL, claim_fence = NULL, claimed_at = NULL
                            WHERE id IN (SELECT id FROM broken)),
                        attempted AS (
                            INSERT INTO attempt (delivery_id, claim_fence, incarnation, started_at, outcome, place, code)
                            SELECT id, claim_fence, claim_incarnation, claimed_at, 'crashed', 'claim', 'seal-broken' FROM broken)
                        INSERT INTO event (type, portal, submission_id, delivery_id, data)
                        SELECT 'delivery.dead', s.portal, s.id, b.id, jsonb_build_object('role', b.role, 'target', b.target)
                        FROM broken b JOIN submission s ON s.id = b.submission_id WHERE b.chain >= 0
                        """).param(delivery).update();
    }

    private Claim claim(ResultSet row) throws SQLException {
        Vault.Key key = vault.unwrap(row.getObject("submission_id", UUID.class), row.getBytes("wrapped"));
        Frame frame = sealed.open(key, Frame.PLACE, row.getBytes("frame_sealed"), Frame.class);
        return new Claim(
                row.getObject("id", UUID.class),
                row.getObject("idempotency_key", UUID.class),
                row.getLong("claim_fence"),
                row.getInt("claim_incarnation"),
                row.getTimestamp("claimed_at").toInstant(),
                row.getInt("attempts"),
                row.getInt("round"),
                row.getBoolean("uncertain"),
                row.getBoolean("restored"),
                row.getInt("claims") > 1,
                row.getString("target"),
                row.getString("role"),
                row.getInt("chain"),
                row.getInt("position"),
                key,
                row.getString("portal"),
                row.getString("service"),
                row.getString("service_key"),
                row.getString("service_pin"),
                row.getString("variant"),
                row.getString("tenant"),
                frame.filing(),
                row.getString("area"),
                row.getBoolean("test"),
                row.getTimestamp("received_at").toInstant(),
                frame.reference(),
                Optional.ofNullable(frame.caseReference()),
                row.getObject("case_id", UUID.class),
                Optional.ofNullable(row.getObject("answers", UUID.class)),
                Optional.ofNullable(row.getString("payment")),
                antrag(row));
    }

    private static Optional<Documents.Sealed> antrag(ResultSet row) throws SQLException {
        byte[] sealed = row.getBytes("antrag_sealed");
        return sealed == null
                ? Optional.empty()
                : Optional.of(new Documents.Sealed("antrag", row.getInt("antrag_version"), sealed));
    }

    /** The steps recorded under the delivery's idempotency key, by name. */
    public Map<String, Receipt> steps(Claim claim) {
        return receipts(claim.key(), """
                SELECT name, receipt_sealed, 'step ' || delivery_id || ' ' || name AS place FROM step
                WHERE delivery_id = ? AND idempotency_key = ?
                """, claim.delivery(), claim.idempotencyKey());
    }

    /** What the targets before this one in its chain answered, by role; of a message, those of the application that it answers. */
    public Map<String, Receipt> receiptsBefore(Claim claim) {
        if (claim.isMessage()) {
            return documents.key(claim.answers().get()).map(this::receipts).orElse(Map.of());
        }
        return receipts(claim.key(), """
                SELECT role AS name, receipt_sealed, 'receipt ' || id AS place FROM delivery
                WHERE submission_id = ? AND chain = ? AND position < ? AND receipt_sealed IS NOT NULL
                """, claim.submission(), claim.chain(), claim.position());
    }

    private Map<String, Receipt> receipts(Vault.Key application) {
        return receipts(application, """
                SELECT role AS name, receipt_sealed, 'receipt ' || id AS place FROM delivery
                WHERE submission_id = ? AND state = 'delivered' AND receipt_sealed IS NOT NULL
                """, application.owner());
    }

    private Map<String, Receipt> receipts(Vault.Key key, String query, Object... params) {
        Map<String, Receipt> receipts = new LinkedHashMap<>();
        sql.sql(query)
                .params(params)
                .query((row, n) -> receipts.put(
                        row.getString("name"),
                        sealed.open(key, row.getString("place"), row.getBytes("receipt_sealed"), Receipt.class)))
                .list();
        return receipts;
    }
}
