package de.stellwerk.routes.ledger;

import de.stellwerk.adapter.Receipt;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes down what became of a claim. Every write compares the claim's fence: once the ledger gave the delivery to somebody
 * else, nothing is written and {@link Claim.Lost} is thrown.
 */
@Component
public final class Records {

    private static final String MINE = "WHERE id = :delivery AND state = 'claimed' AND claim_fence = :fence";
    private static final String STEP = """
            WITH mine AS (SELECT id FROM delivery %s FOR UPDATE)
            INSERT INTO step (delivery_id, idempotency_key, name, found, receipt_sealed)
            SELECT id, :key, :name, :found, :receipt FROM mine
            ON CONFLICT (delivery_id, idempotency_key, name) DO UPDATE SET found = step.found
            RETURNING name
            """.formatted(MINE);
    private static final String RELEASE =
            "claim_incarnation = NULL, claim_fence = NULL, claimed_at = NULL, lost_claims = 0";
    private static final String ATTEMPT = """
            INSERT INTO attempt (delivery_id, claim_fence, incarnation, started_at, outcome, place, code, detail_sealed)
            SELECT id, :fence, :incarnation, :startedAt, :outcome, :place, :code, :detail::bytea FROM mine
            """;

    private final JdbcClient sql;
    private final Commits commits;
    private final Vault vault;
    private final SealedJson sealed;
    private final DeliveredRows deliveredRows;
    private final JsonMapper json = JsonMapper.builder().build();

    Records(JdbcClient sql, Commits commits, Vault vault, SealedJson sealed) {
        this.sql = sql;
        this.commits = commits;
        this.vault = vault;
        this.sealed = sealed;
        this.deliveredRows = new DeliveredRows(sql);
    }

    /** A step that was done, or ({@code found}) had been done before. */
    public record Step(String name, Receipt receipt, boolean found) {}

    /** The step will never be run again under the same key. */
    public void step(Claim claim, Step step) {
        byte[] receipt = receipt(claim, step);
        required(claim, commits.together(() -> claimed(STEP, claim)
                .param("key", claim.idempotencyKey())
                .param("name", step.name())
                .param("found", step.found())
                .param("receipt", receipt)
                .query(String.class)
                .list()));
    }

    private byte[] receipt(Claim claim, Step step) {
        return sealed.seal(claim.key(), "step " + claim.delivery() + " " + step.name(), step.receipt());
    }

    /** The Antrag document that a mended mapping made; version 1 unless there is one already. */
    public void antrag(Claim claim, String pin, byte[] antrag) {
        commits.commit(() -> sql.sql("""
                        INSERT INTO document (submission_id, kind, version, pin, sealed) VALUES (?, 'antrag', 1, ?, ?)
                        ON CONFLICT DO NOTHING
                        """)
                .params(claim.submission(), pin, Documents.sealed(vault, claim.key(), "antrag", 1, antrag))
                .update());
    }

    /** The target gave its receipt for everything that is recorded already. */
    public List<String> delivered(Claim claim, Receipt receipt) {
        return delivered(claim, receipt, Optional.empty());
    }

    /**
     * The target gave its receipt; the next in the chain becomes due. A portal that was told while there was already more to tell
     * is told again. Returns the targets that have due work now.
     *
     * @param last the step that was done last, where it is not recorded yet
     */
    public List<String> delivered(Claim claim, Receipt receipt, Optional<Step> last) {
        List<String> rows = commits.together(
                deliveredRows,
                new DeliveredRows.Row(
                        claim.delivery(),
                        claim.fence(),
                        claim.incarnation(),
                        claim.claimedAt().toString(),
                        claim.portal(),
                        claim.idempotencyKey(),
                        sealed.seal(claim.key(), "receipt " + claim.delivery(), receipt),
                        last.map(Step::name).orElse(null),
                        last.map(step -> receipt(claim, step)).orElse(null),
                        last.map(Step::found).orElse(false),
                        claim.tellsPortal() ? List.of() : searchable(receipt)));
        required(claim, rows);
        return rows.stream().filter(target -> !target.isEmpty()).toList();
    }

    /**
     * The attempt failed and will be repeated after {@code delay}, or keeps its place in the line if it does not count.
     *
     * @param counts whether it uses up one of the delivery's attempts; an outage of the target does not
     * @param uncertain whether its effect must be looked for first
     */
    public void retry(Claim claim, Failure failure, Duration delay, boolean counts, boolean uncertain) {
        failed(
                claim,
                failure,
                "delivery.failed",
                "state = 'due', due_at = CASE :counted WHEN 0 THEN due_at ELSE now() + make_interval(secs => :delay) END, attempts = attempts + :counted, uncertain = :uncertain, restored = restored AND :uncertain",
                delay,
                counts ? 1 : 0,
                uncertain);
    }

    /** The hub gives up on the delivery until somebody acts, or on telling a portal what has been overtaken since. */
    public void dead(Claim claim, Failure failure, boolean uncertain) {
        failed(claim, failure, "delivery.dead", """
                state = CASE WHEN news > news_claimed THEN 'due' ELSE 'dead' END,
                due_at = CASE WHEN news > news_claimed THEN now() END,
                attempts = CASE WHEN news > news_claimed THEN 0 ELSE attempts + :counted END, uncertain = :uncertain, restored = restored AND :uncertain""", Duration.ZERO, 1, uncertain);
    }

    private void failed(
            Claim claim, Failure failure, String event, String change, Duration delay, int counted, boolean uncertain) {
        byte[] detail = failure.detail() == null
                ? null
                : vault.seal(
                        claim.key(),
                        "failure " + claim.delivery(),
                        failure.detail().getBytes(StandardCharsets.UTF_8));
        required(claim, commits.together(() -> claimed("""
                        WITH mine AS (
                            UPDATE delivery SET %s, failure_class = :outcome, failure_place = :place, failure_code = :code,
                                   failure_detail_sealed = :detail::bytea, failed_at = now(), %s
                            %s RETURNING id, submission_id, chain, target, role),
                        attempted AS (%s),
                        told AS (
                            INSERT INTO event (type, portal, submission_id, delivery_id, data)
                            SELECT :event, :portal, submission_id, id,
                                   jsonb_build_object('role', role, 'target', target, 'class', :outcome, 'place', :place, 'code', :code)
                            FROM mine WHERE chain >= 0)
                        SELECT id::text FROM mine
                        """.formatted(change, RELEASE, MINE, ATTEMPT), claim)
                .param("delay", delay.toMillis() / 1000.0)
                .param("counted", counted)
                .param("uncertain", uncertain)
                .param("outcome", failure.kind().word())
                .param("place", failure.place())
                .param("code", failure.code())
                .param("detail", detail)
                .param("event", event)
                .query(String.class)
                .list()));
    }

    /**
     * The mended mapping has told what the submission costs: that is pinned now. Returns whether it must be paid before anything
     * is delivered.
     *
     * @param paidAntrag version 2 of the Antrag document, where it is paid already
     */
    public boolean priced(Claim claim, Owed owed, Optional<byte[]> paidAntrag) {
        return commits.commit(() -> {
            paidAntrag.ifPresent(document -> paid(claim, document));
            return pinned(claim, owed);
        });
    }

    private void paid(Claim claim, byte[] antrag) {
        sql.sql("""
                        INSERT INTO document (submission_id, kind, version, pin, sealed)
                        SELECT submission_id, 'antrag', 2, pin, :sealed FROM document
                        WHERE submission_id = :submission AND kind = 'antrag' AND version = 1 ON CONFLICT DO NOTHING
                        """)
                .param("submission", claim.submission())
                .param("sealed", Documents.sealed(vault, claim.key(), "antrag", 2, antrag))
                .update();
    }

    private boolean pinned(Claim claim, Owed owed) {
        return sql.sql("""
                        UPDATE payment SET state = o.state, provider = o.provider, amount = o.amount, purpose = o.purpose, items = o.items,
                               unpaid_after = o.unpaid_after, changed_at = now(),
                               due_until = CASE o.state WHEN 'open' THEN now() + o.unpaid_after END
                        FROM (SELECT :owedState::text AS state, :provider::text AS provider, :amount::numeric AS amount, :purpose::text AS purpose,
                                     :items::jsonb AS items, make_interval(secs => :unpaidAfter::float8) AS unpaid_after) o
                        WHERE submission_id = :submission AND payment.state = 'unpriced' RETURNING payment.state
                        """)
                .param("submission", claim.submission())
                .params(PaymentRow.params(Optional.of(owed), json))
                .query(String.class)
                .optional()
                .map("open"::equals)
                .orElse(owed.withholds());
    }

    /**
     * The delivery must not go before the submission is paid; with it waits what follows in its chain. If it was paid since the claim
     * was taken, it is due again instead.
     */
    public void withheld(Claim claim) {
        required(claim, commits.commit(() -> claimed("""
                        WITH mine AS (
                            UPDATE delivery SET state = CASE WHEN :unpaid THEN 'waiting' ELSE 'due' END,
                                   due_at = CASE WHEN NOT :unpaid THEN now() END, failure_class = NULL, failure_place = NULL,
                                   failure_code = NULL, failure_detail_sealed = NULL, %s
                            %s RETURNING id, submission_id, chain, position),
                        followers AS (
                            UPDATE delivery d SET state = 'waiting' FROM mine
                            WHERE :unpaid AND d.submission_id = mine.submission_id AND d.chain = mine.chain AND d.position > mine.position
                              AND d.state = 'chained')
                        SELECT id::text FROM mine
                        """.formatted(RELEASE, MINE), claim)
                .param("unpaid", isUnpaid(claim.submission()))
                .query(String.class)
                .list()));
    }

    /** Within the caller's transaction, until whose end it stays so. */
    private boolean isUnpaid(UUID submission) {
        return sql.sql("SELECT state IN ('open', 'disputed') FROM payment WHERE submission_id = ? FOR UPDATE")
                .param(submission)
                .query(Boolean.class)
                .single();
    }

    private JdbcClient.StatementSpec claimed(String statement, Claim claim) {
        return sql.sql(statement)
                .param("delivery", claim.delivery())
                .param("fence", claim.fence())
                .param("incarnation", claim.incarnation())
                .param("startedAt", Timestamp.from(claim.claimedAt()))
                .param("portal", claim.portal())
                .param("target", claim.target());
    }

    private static void required(Claim claim, List<String> written) {
        if (written.isEmpty()) {
            throw new Claim.Lost(claim.delivery());
        }
    }

    private List<DeliveredRows.KeyRow> searchable(Receipt receipt) {
        return receipt.references().entrySet().stream()
                .map(reference -> new DeliveredRows.KeyRow(
                        vault.keyedHash(reference.getKey(), reference.getValue()), reference.getKey()))
                .toList();
    }
}
