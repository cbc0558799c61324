package de.stellwerk.routes.ledger;

import de.stellwerk.adapter.payment.PaymentStatus;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Lets withheld submissions go. Everything happens within the caller's transaction. */
@Component
final class Releases {

    /** The heads of its chains become due, the others follow behind them. */
    private static final String GO = """
            going AS (
                UPDATE delivery SET state = CASE WHEN position = 0 THEN 'due' ELSE 'chained' END,
                       due_at = CASE WHEN position = 0 THEN now() END
                WHERE submission_id IN (SELECT submission_id FROM released) AND chain >= 0 AND state = :from
                RETURNING target, state)
            """;

    private static final String SEARCHABLE = """
            INSERT INTO business_key (key_hash, kind, submission_id)
            SELECT :keyHash::bytea, :keyKind, submission_id FROM released WHERE :keyHash::bytea IS NOT NULL
            ON CONFLICT DO NOTHING
            """;

    private static final String TOLD = """
            INSERT INTO event (type, portal, submission_id)
            SELECT 'payment.paid', s.portal, s.id FROM released JOIN submission s ON s.id = released.submission_id
            """;

    private final JdbcClient sql;
    private final Vault vault;

    Releases(JdbcClient sql, Vault vault) {
        this.sql = sql;
        this.vault = vault;
    }

    /**
     * Paid: version 2 of its Antrag document is written, and it goes. Returns the targets that have due work now; empty when there
     * was nothing to let go.
     */
    Optional<List<String>> paid(Vault.Key key, UUID attempt, PaymentStatus status, byte[] paidAntrag) {
        return go(key, attempt, "paid", "waiting", status, paidAntrag);
    }

    /** Paid after it had been closed, and somebody decided that it goes all the same. */
    Optional<List<String>> reopened(Vault.Key key, UUID attempt, PaymentStatus status, byte[] paidAntrag) {
        sql.sql("UPDATE submission SET state = 'open', closed_reason = NULL WHERE id = ? AND state = 'closed'")
                .param(key.owner())
                .update();
        return go(key, attempt, "paid", "closed", status, paidAntrag);
    }

    private Optional<List<String>> go(
            Vault.Key key, UUID attempt, String to, String from, PaymentStatus status, byte[] paidAntrag) {
        return gone(sql.sql("""
                        WITH released AS (
                            UPDATE payment SET state = :to, paid_by = :attempt, changed_at = now()
                            WHERE submission_id = :id AND state IN ('open', 'disputed', 'closed') RETURNING submission_id),
                        documented AS (
                            INSERT INTO document (submission_id, kind, version, pin, sealed)
                            SELECT d.submission_id, 'antrag', 2, d.pin, :sealed
                            FROM document d JOIN released USING (submission_id) WHERE d.kind = 'antrag' AND d.version = 1
                            ON CONFLICT DO NOTHING),
                        searchable AS (%s),
                        %s,
                        told AS (%s)
                        SELECT '' FROM released UNION SELECT target FROM going WHERE state = 'due'
                        """.formatted(SEARCHABLE, GO, TOLD))
                .param("id", key.owner())
                .param("attempt", attempt)
                .param("to", to)
                .param("from", from)
                .param("sealed", Documents.sealed(vault, key, "antrag", 2, paidAntrag))
                .params(kassenzeichen(status))
                .query(String.class)
                .list());
    }

    private Map<String, Object> kassenzeichen(PaymentStatus status) {
        Map<String, Object> params = new HashMap<>();
        params.put("keyKind", BusinessKeys.KASSENZEICHEN);
        params.put(
                "keyHash",
                status.kassenzeichen()
                        .map(zeichen -> vault.keyedHash(BusinessKeys.KASSENZEICHEN, zeichen))
                        .orElse(null));
        return params;
    }

    private static Optional<List<String>> gone(List<String> rows) {
        return rows.isEmpty()
                ? Optional.empty()
                : Optional.of(rows.stream().filter(target -> !target.isEmpty()).toList());
    }

    /** Goes unpaid, because somebody decided so. */
    Optional<List<String>> waived(UUID submission) {
        return gone(sql.sql("""
                        WITH released AS (
                            UPDATE payment SET state = 'waived', changed_at = now()
                            WHERE submission_id = :id AND state IN ('open', 'disputed') RETURNING submission_id),
                        %s,
                        told AS (
                            INSERT INTO event (type, portal, submission_id)
                            SELECT 'payment.waived', s.portal, s.id FROM released JOIN submission s ON s.id = released.submission_id)
                        SELECT '' FROM released UNION SELECT target FROM going WHERE state = 'due'
                        """.formatted(GO))
                .param("id", submission)
                .param("from", "waiting")
                .query(String.class)
                .list());
    }

    /** It went unpaid, and then the money came: that is told, and the Kassenzeichen finds it. What its targets have stays. */
    List<String> paidAfterAll(UUID submission, UUID attempt, PaymentStatus status) {
        sql.sql("""
                        WITH released AS (
                            UPDATE payment SET state = 'paid', paid_by = :attempt, changed_at = now()
                            WHERE submission_id = :id AND state = 'waived' RETURNING submission_id),
                        searchable AS (%s)
                        %s
                        """.formatted(SEARCHABLE, TOLD))
                .param("id", submission)
                .param("attempt", attempt)
                .params(kassenzeichen(status))
                .update();
        return List.of();
    }
}
