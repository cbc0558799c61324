package de.stellwerk.routes.ledger;

import de.stellwerk.adapter.payment.PaymentStatus;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What a provider's answer leads to. Only a status with the right amount releases a submission; money that came otherwise (twice,
 * too late, another amount) is an incident, never silent.
 */
@Component
public final class PaymentAnswers {

    /** A cancelled or failed attempt is asked for this long after it began, in case money comes all the same. */
    private static final Duration AFTERMATH = Duration.ofDays(3);

    private static final Duration SELDOM = Duration.ofHours(1);

    /** What is no amount of money at all is not kept as one. */
    private static final BigDecimal MOST = new BigDecimal("10000000");

    private final JdbcClient sql;
    private final Commits commits;
    private final SealedJson sealed;
    private final Documents documents;
    private final Releases releases;
    private final Incidents incidents;
    private final Waking waking;

    PaymentAnswers(
            JdbcClient sql,
            Commits commits,
            SealedJson sealed,
            Documents documents,
            Releases releases,
            Incidents incidents,
            Waking waking) {
        this.sql = sql;
        this.commits = commits;
        this.sealed = sealed;
        this.documents = documents;
        this.releases = releases;
        this.incidents = incidents;
        this.waking = waking;
    }

    private record Standing(
            UUID submission, String payment, BigDecimal owed, String attempt, String portal, String tenant) {}

    /**
     * Writes down what the provider answered.
     *
     * @param paidAntrag version 2 of the Antrag document, for a payment that is complete; absent when what the provider says does
     *     not fit into it
     * @param askAgain when to ask again while it is still open
     */
    public void settle(UUID attempt, PaymentStatus status, Optional<byte[]> paidAntrag, Duration askAgain) {
        List<String> woken = commits.commit(() -> {
            Standing standing = standing(attempt);
            incidents.resolveStatusUnknown(attempt);
            if (standing.attempt().equals("paid") && !reconsidered(attempt, status)) {
                return List.of();
            }
            return switch (status.state()) {
                case OPEN -> stillOpen(attempt, standing, askAgain);
                case FAILED -> ended(attempt, standing, "failed");
                case CANCELLED -> ended(attempt, standing, "cancelled");
                case PAID -> paid(attempt, standing, status, paidAntrag);
            };
        });
        waking.wake(woken);
    }

    private Standing standing(UUID attempt) {
        return sql.sql("""
                        SELECT p.submission_id, p.state AS payment, p.amount, a.state AS attempt, s.portal, s.tenant
                        FROM payment_attempt a JOIN payment p USING (submission_id) JOIN submission s ON s.id = p.submission_id
                        WHERE a.id = ? FOR UPDATE OF a, p
                        """)
                .param(attempt)
                .query((row, n) -> new Standing(
                        row.getObject("submission_id", UUID.class),
                        row.getString("payment"),
                        row.getBigDecimal("amount"),
                        row.getString("attempt"),
                        row.getString("portal"),
                        row.getString("tenant")))
                .single();
    }

    private List<String> stillOpen(UUID attempt, Standing standing, Duration askAgain) {
        if (standing.attempt().equals("open")) {
            ask(attempt, askAgain);
        } else {
            ended(attempt, standing, standing.attempt());
        }
        return List.of();
    }

    private List<String> ended(UUID attempt, Standing standing, String how) {
        sql.sql("""
                        UPDATE payment_attempt SET state = :how, ended_at = coalesce(ended_at, now()), asked_at = now(), poll_at =
                            CASE WHEN intended_at > now() - make_interval(secs => :aftermath) THEN now() + make_interval(secs => :seldom) END
                        WHERE id = :id
                        """)
                .param("how", how)
                .param("aftermath", AFTERMATH.toSeconds())
                .param("seldom", SELDOM.toSeconds())
                .param("id", attempt)
                .update();
        if (standing.attempt().equals("open")) {
            tell("payment." + how, standing.submission());
        }
        return List.of();
    }

    /** Paid is paid; only where it was not the right amount, a later answer may be another. */
    private boolean reconsidered(UUID attempt, PaymentStatus status) {
        sql.sql("UPDATE payment_attempt SET asked_at = now(), poll_at = NULL WHERE id = ?")
                .param(attempt)
                .update();
        return status.state() == PaymentStatus.State.PAID && incidents.unsettled(attempt);
    }

    private List<String> paid(UUID attempt, Standing standing, PaymentStatus status, Optional<byte[]> paidAntrag) {
        Vault.Key key = documents.key(standing.submission()).orElseThrow();
        sql.sql("""
                        UPDATE payment_attempt SET state = 'paid', ended_at = now(), asked_at = now(), poll_at = NULL,
                               seen_amount = :amount::numeric, result_sealed = :result WHERE id = :id
                        """)
                .param(
                        "amount",
                        status.amount().filter(PaymentAnswers::isAmount).orElse(null))
                .param("result", sealed.seal(key, PaymentAttempts.place(attempt) + " result", status))
                .param("id", attempt)
                .update();
        boolean right = status.amount()
                .filter(amount -> amount.compareTo(standing.owed()) == 0)
                .isPresent();
        return switch (standing.payment()) {
            case "open", "disputed" ->
                right && paidAntrag.isPresent()
                        ? released(key, attempt, status, paidAntrag.get())
                        : disputed(
                                right ? Incidents.ANSWER_UNUSABLE : Incidents.AMOUNT_DIFFERS,
                                attempt,
                                standing,
                                status);
            case "closed" -> incident(Incidents.PAID_AFTER_CLOSING, attempt, standing, status);
            case "waived" ->
                right
                        ? paidAfterAll(attempt, standing, status)
                        : incident(Incidents.AMOUNT_DIFFERS, attempt, standing, status);
            default -> incident(Incidents.PAID_TWICE, attempt, standing, status);
        };
    }

    private List<String> paidAfterAll(UUID attempt, Standing standing, PaymentStatus status) {
        incidents.answered(Incidents.AMOUNT_DIFFERS, attempt.toString());
        return releases.paidAfterAll(standing.submission(), attempt, status);
    }

    private List<String> released(Vault.Key key, UUID attempt, PaymentStatus status, byte[] paidAntrag) {
        incidents.answered(Incidents.AMOUNT_DIFFERS, attempt.toString());
        incidents.answered(Incidents.ANSWER_UNUSABLE, attempt.toString());
        return releases.paid(key, attempt, status, paidAntrag).orElseThrow();
    }

    private List<String> disputed(String kind, UUID attempt, Standing standing, PaymentStatus status) {
        sql.sql("UPDATE payment SET state = 'disputed', changed_at = now() WHERE submission_id = ?")
                .param(standing.submission())
                .update();
        return incident(kind, attempt, standing, status);
    }

    private List<String> incident(String kind, UUID attempt, Standing standing, PaymentStatus status) {
        incidents.open(new Incidents.Report(
                kind,
                attempt.toString(),
                standing.portal(),
                standing.tenant(),
                standing.submission(),
                attempt,
                Map.of(
                        "owed", standing.owed().toPlainString(),
                        "seen", status.amount().map(PaymentAnswers::euros).orElse("unknown"))));
        return List.of();
    }

    private static boolean isAmount(BigDecimal said) {
        return said.abs().compareTo(MOST) < 0;
    }

    private static String euros(BigDecimal amount) {
        return amount.scale() < 2 ? amount.setScale(2).toPlainString() : amount.toPlainString();
    }

    /** The provider said something that nobody knows to read: it must not pass for anything, and somebody must look. */
    public void notUnderstood(UUID attempt, String code) {
        commits.commit(() -> {
            Standing standing = standing(attempt);
            ask(attempt, SELDOM);
            incidents.open(new Incidents.Report(
                    Incidents.STATUS_UNKNOWN,
                    attempt.toString(),
                    standing.portal(),
                    standing.tenant(),
                    standing.submission(),
                    attempt,
                    Map.of("code", code)));
            return attempt;
        });
    }

    private void ask(UUID attempt, Duration in) {
        sql.sql(
                        "UPDATE payment_attempt SET asked_at = now(), poll_at = now() + make_interval(secs => ?) WHERE id = ? AND state <> 'paid'")
                .params(in.toMillis() / 1000.0, attempt)
                .update();
    }

    private void tell(String event, UUID submission) {
        sql.sql("INSERT INTO event (type, portal, submission_id) SELECT ?, portal, id FROM submission WHERE id = ?")
                .params(event, submission)
                .update();
    }
}
