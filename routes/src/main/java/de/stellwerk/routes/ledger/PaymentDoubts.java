package de.stellwerk.routes.ledger;

import de.stellwerk.adapter.payment.PaymentTransaction;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Payments that may have been opened, and paid, without the ledger's knowledge, because it was restored. None is closed as unpaid,
 * and none is opened anew, before somebody has looked at the provider.
 */
@Component
public final class PaymentDoubts {

    private final JdbcClient sql;
    private final Vault vault;
    private final SealedJson sealed;
    private final Documents documents;

    PaymentDoubts(JdbcClient sql, Vault vault, SealedJson sealed, Documents documents) {
        this.sql = sql;
        this.vault = vault;
        this.sealed = sealed;
        this.documents = documents;
    }

    /** Submissions whose payment the provider has yet to be asked about, and no operator was told of. */
    public List<UUID> unlooked(int limit) {
        return sql.sql("""
                        SELECT submission_id FROM payment p WHERE restored AND state = 'open'
                            AND NOT EXISTS (SELECT FROM payment_attempt a WHERE a.submission_id = p.submission_id AND a.state = 'open')
                            AND NOT EXISTS (SELECT FROM incident i WHERE i.submission_id = p.submission_id
                                AND i.kind IN (:told) AND i.state = 'open')
                        ORDER BY changed_at LIMIT :limit
                        """)
                .param("told", List.of(Incidents.PAYMENT_IN_DOUBT, Incidents.PAYMENT_REFUSED))
                .param("limit", limit)
                .query(UUID.class)
                .list();
    }

    public boolean exist(UUID submission) {
        return sql.sql("SELECT restored FROM payment WHERE submission_id = ?")
                .param(submission)
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    /** The provider knew nothing of it: it is a payment like any other. */
    public void dispelled(UUID submission) {
        sql.sql("UPDATE payment SET restored = false WHERE submission_id = ? AND restored")
                .param(submission)
                .update();
    }

    /**
     * The provider knows the request under this transaction; from now on it is asked how that stands. Answers whether nobody had said
     * so before.
     */
    boolean known(UUID submission, UUID attempt, PaymentTransaction transaction) {
        Vault.Key key = documents.key(submission).orElseThrow();
        whileNobodyBegins(submission);
        return sql.sql("""
                                UPDATE payment_attempt SET state = 'open', claim_incarnation = NULL, transaction_sealed = :sealed,
                                       transaction_hash = :hash, poll_at = now()
                                WHERE id = :id AND state = 'intended'
                                """)
                        .param("id", attempt)
                        .param("sealed", sealed.seal(key, PaymentAttempts.place(attempt), transaction))
                        .param(
                                "hash",
                                PaymentAttempts.transactionHash(vault, provider(attempt), transaction.transactionId()))
                        .update()
                > 0;
    }

    /** Whoever has the payment opened takes its intent under this lock. */
    private void whileNobodyBegins(UUID submission) {
        sql.sql("SELECT state FROM payment WHERE submission_id = ? FOR UPDATE")
                .param(submission)
                .query()
                .listOfRows();
    }

    private String provider(UUID attempt) {
        return sql.sql("SELECT provider FROM payment_attempt WHERE id = ?")
                .param(attempt)
                .query(String.class)
                .single();
    }
}
