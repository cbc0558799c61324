package de.stellwerk.routes.ledger;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What submissions cost and how far paying has come. Nothing here opens what a provider said. */
@Component
public final class Payments {

    private final JdbcClient sql;
    private final Vault vault;
    private final JsonMapper json = JsonMapper.builder().build();

    Payments(JdbcClient sql, Vault vault) {
        this.sql = sql;
        this.vault = vault;
    }

    /**
     * The payment of one submission.
     *
     * @param state {@code unpriced}, {@code open}, {@code disputed}, {@code paid}, {@code waived}, {@code closed}; or
     *     {@code invoice}, {@code at-portal}, {@code free}, which ask nothing of anybody here
     * @param amount in EUR; absent while unpriced
     * @param dueUntil when the submission is closed if nobody pays
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record PaymentView(
            String state,
            BigDecimal amount,
            String provider,
            Instant dueUntil,
            Instant changedAt,
            List<Owed.Item> items,
            List<AttemptView> attempts) {

        /** Whether somebody can and should pay now. */
        public boolean payable() {
            return state.equals("open");
        }
    }

    /**
     * One attempt to pay.
     *
     * @param state {@code intended}, {@code open}, {@code paid}, {@code failed}, {@code cancelled}, {@code refused}, {@code lost}
     * @param amount what the provider says was paid
     * @param nextAskAt when the provider is asked again; absent when its answer is final
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record AttemptView(
            UUID id,
            int number,
            String provider,
            String state,
            Instant intendedAt,
            Instant endedAt,
            BigDecimal amount,
            Instant askedAt,
            Instant nextAskAt,
            String code) {}

    public Optional<PaymentView> of(UUID submission) {
        return sql.sql("SELECT * FROM payment WHERE submission_id = ?")
                .param(submission)
                .query((row, n) -> new PaymentView(
                        row.getString("state"),
                        row.getBigDecimal("amount"),
                        row.getString("provider"),
                        DeadLetterPile.instant(row, "due_until"),
                        DeadLetterPile.instant(row, "changed_at"),
                        List.of(json.readValue(row.getString("items"), Owed.Item[].class)),
                        attempts(submission)))
                .optional();
    }

    private List<AttemptView> attempts(UUID submission) {
        return sql.sql("SELECT * FROM payment_attempt WHERE submission_id = ? ORDER BY number")
                .param(submission)
                .query((row, n) -> attempt(row))
                .list();
    }

    private static AttemptView attempt(ResultSet row) throws SQLException {
        return new AttemptView(
                row.getObject("id", UUID.class),
                row.getInt("number"),
                row.getString("provider"),
                row.getString("state"),
                DeadLetterPile.instant(row, "intended_at"),
                DeadLetterPile.instant(row, "ended_at"),
                row.getBigDecimal("seen_amount"),
                DeadLetterPile.instant(row, "asked_at"),
                DeadLetterPile.instant(row, "poll_at"),
                row.getString("failure_code"));
    }

    /**
     * The secret part of the address under which a browser may pay this submission; good for that alone, and until it is revoked.
     * Empty where there is nothing to pay, or no longer.
     */
    public Optional<byte[]> pageSecret(UUID submission) {
        return sql.sql(
                        "SELECT page FROM payment WHERE submission_id = ? AND amount IS NOT NULL AND state IN ('open', 'disputed', 'paid', 'waived', 'closed')")
                .param(submission)
                .query(Integer.class)
                .optional()
                .map(page -> vault.keyedHash("payment page", submission + " " + page));
    }

    /** The address given so far leads nowhere from now on; the next one is another. Answers whether there was one. */
    public boolean revokePage(UUID submission) {
        return sql.sql("UPDATE payment SET page = page + 1 WHERE submission_id = ? AND state IN ('open', 'disputed')")
                        .param(submission)
                        .update()
                > 0;
    }
}
