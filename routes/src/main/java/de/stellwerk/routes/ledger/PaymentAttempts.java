package de.stellwerk.routes.ledger;

import de.stellwerk.adapter.payment.PaymentTransaction;
import java.math.BigDecimal;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Attempts to pay. The intent is committed before the provider hears of it, one attempt of a submission lives at a time, and every
 * attempt that the provider knows is asked for until its answer is final.
 */
@Component
public final class PaymentAttempts {

    /** An intent that nobody took further is given up: its pay page was never shown to anybody. */
    private static final Duration INTENT_LIVES = Duration.ofHours(1);

    /** What a provider can be asked for; what was paid, only because somebody wants to know again. */
    private static final String ASKED = "('open', 'failed', 'cancelled', 'paid')";

    /** So often an hour a provider may refuse to open the same payment before the hub does not ask it any more. */
    private static final int REFUSALS_AN_HOUR = 10;

    private final JdbcClient sql;
    private final Commits commits;
    private final Vault vault;
    private final SealedJson sealed;
    private final Documents documents;
    private final Incarnation incarnation;
    private final JsonMapper json = JsonMapper.builder().build();

    PaymentAttempts(
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

    /** What stands between a submission and its pay page. */
    public sealed interface Begun {
        /** It is open already: there it is paid. */
        record Open(UUID attempt, URI payPage) implements Begun {}

        /** The intent is committed and this caller's alone: the provider is to be called. */
        record Intended(Intent intent) implements Begun {}

        /** Another hub is calling the provider now, or it has refused too often lately. */
        record Busy() implements Begun {}

        /** There is nothing to pay; {@code state} is the payment's. */
        record Nothing(String state) implements Begun {}
    }

    /**
     * What the provider is to be asked for.
     *
     * @param id the request id, the same however often this intent is tried
     */
    public record Intent(
            UUID id,
            UUID submission,
            String provider,
            BigDecimal amount,
            String purpose,
            List<Owed.Item> items,
            Instant intendedAt) {}

    /** @return empty when this submission owes nothing and never did */
    public Optional<Begun> begin(UUID submission) {
        int by = incarnation.number();
        return commits.commit(() -> sql.sql("SELECT * FROM payment WHERE submission_id = ? FOR UPDATE")
                .param(submission)
                .query((row, n) -> row.getString("state"))
                .optional()
                .map(state -> state.equals("open") ? live(submission, by) : new Begun.Nothing(state)));
    }

    private record Live(UUID id, String state, boolean taken) {}

    private Begun live(UUID submission, int by) {
        Optional<Live> live = sql.sql("""
                        SELECT id, state, claim_incarnation IS NOT NULL AND claim_incarnation <> :by AND alive(claim_incarnation) AS taken
                        FROM payment_attempt WHERE submission_id = :submission AND state IN ('intended', 'open')
                        """)
                .param("submission", submission)
                .param("by", by)
                .query((row, n) ->
                        new Live(row.getObject("id", UUID.class), row.getString("state"), row.getBoolean("taken")))
                .optional();
        if (live.isEmpty()) {
            return refusedTooOften(submission) ? new Begun.Busy() : intend(submission, by);
        }
        if (live.get().state().equals("open")) {
            Asked open = find(live.get().id()).orElseThrow();
            return new Begun.Open(open.attempt(), open.transaction().redirectUrl());
        }
        return live.get().taken() ? new Begun.Busy() : take(live.get().id(), by);
    }

    private boolean refusedTooOften(UUID submission) {
        return sql.sql("""
                        SELECT count(*) FROM payment_attempt
                        WHERE submission_id = ? AND state = 'refused' AND ended_at > now() - interval '1 hour'
                        """).param(submission).query(Integer.class).single() >= REFUSALS_AN_HOUR;
    }

    private Begun intend(UUID submission, int by) {
        UUID id = nextId(submission);
        sql.sql("""
                        INSERT INTO payment_attempt (id, submission_id, number, provider, state, claim_incarnation, poll_at)
                        SELECT :id, submission_id, 1 + (SELECT count(*) FROM payment_attempt a WHERE a.submission_id = p.submission_id),
                               provider, 'intended', :by, now() + make_interval(secs => :lives)
                        FROM payment p WHERE submission_id = :submission
                        """)
                .param("id", id)
                .param("submission", submission)
                .param("by", by)
                .param("lives", INTENT_LIVES.toSeconds())
                .update();
        return intent(id);
    }

    /** The same as before, should the ledger have forgotten that the provider was asked for it. */
    private UUID nextId(UUID submission) {
        return sql.sql(
                        "SELECT portal, reference_hash, content_hash,"
                                + " (SELECT count(*) FROM payment_attempt a WHERE a.submission_id = s.id) AS before FROM submission s WHERE id = ?")
                .param(submission)
                .query((row, n) -> new StableIds(
                                vault,
                                row.getString("portal"),
                                row.getBytes("reference_hash"),
                                row.getBytes("content_hash"))
                        .of("payment " + (row.getInt("before") + 1)))
                .single();
    }

    private Begun take(UUID attempt, int by) {
        sql.sql(
                        "UPDATE payment_attempt SET claim_incarnation = ?, poll_at = now() + make_interval(secs => ?) WHERE id = ? AND state = 'intended'")
                .params(by, INTENT_LIVES.toSeconds(), attempt)
                .update();
        return intent(attempt);
    }

    private Begun intent(UUID attempt) {
        return new Begun.Intended(sql.sql("""
                        SELECT a.id, a.submission_id, a.provider, a.intended_at, p.amount, p.purpose, p.items
                        FROM payment_attempt a JOIN payment p USING (submission_id) WHERE a.id = ?
                        """)
                .param(attempt)
                .query((row, n) -> new Intent(
                        row.getObject("id", UUID.class),
                        row.getObject("submission_id", UUID.class),
                        row.getString("provider"),
                        row.getBigDecimal("amount"),
                        row.getString("purpose"),
                        List.of(json.readValue(row.getString("items"), Owed.Item[].class)),
                        row.getTimestamp("intended_at").toInstant()))
                .single());
    }

    /**
     * The provider has opened it; it is asked for from now on. Answers whether it was still this caller's: what somebody else has
     * given up meanwhile is shown to nobody, so that nobody pays where nobody asks.
     */
    public boolean opened(Intent intent, PaymentTransaction transaction, Duration firstAsk) {
        Vault.Key key = documents.key(intent.submission()).orElseThrow();
        return commits.commit(() -> sql.sql("""
                        WITH mine AS (
                            UPDATE payment_attempt SET state = 'open', claim_incarnation = NULL, transaction_sealed = :sealed,
                                   transaction_hash = :hash, poll_at = now() + make_interval(secs => :firstAsk)
                            WHERE id = :id AND state = 'intended' RETURNING submission_id)
                        INSERT INTO event (type, portal, submission_id)
                        SELECT 'payment.opened', s.portal, s.id FROM mine JOIN submission s ON s.id = mine.submission_id
                        """)
                        .param("id", intent.id())
                        .param("sealed", sealed.seal(key, place(intent.id()), transaction))
                        .param("hash", transactionHash(intent.provider(), transaction.transactionId()))
                        .param("firstAsk", firstAsk.toSeconds())
                        .update())
                > 0;
    }

    /** The provider could not be called, or nobody knows what it did: the same intent may be tried again by anybody. */
    public void givenBack(Intent intent) {
        commits.commit(
                () -> sql.sql("UPDATE payment_attempt SET claim_incarnation = NULL WHERE id = ? AND state = 'intended'")
                        .param(intent.id())
                        .update());
    }

    /** The provider knows the request but gives no pay page any more: nobody ever saw it, the next attempt has another id. */
    public void lost(Intent intent) {
        end(intent, "lost", "payment-exists");
    }

    /** The provider refused it for good. */
    public void refused(Intent intent, String code) {
        end(intent, "refused", code);
    }

    private void end(Intent intent, String state, String code) {
        commits.commit(() -> sql.sql("""
                        UPDATE payment_attempt SET state = ?, failure_code = ?, claim_incarnation = NULL, poll_at = NULL, ended_at = now()
                        WHERE id = ? AND state = 'intended'
                        """).params(state, code, intent.id()).update());
    }

    /**
     * An attempt that the provider is to be asked for.
     *
     * @param askedAt when it answered last; absent while it never did
     */
    public record Asked(
            UUID attempt,
            UUID submission,
            String provider,
            PaymentTransaction transaction,
            Instant intendedAt,
            Optional<Instant> askedAt) {}

    /** The providers that are to be asked for something now. Intents that nobody took further end here. */
    public List<String> providersDue() {
        giveUpOldIntents();
        return sql.sql("SELECT DISTINCT provider FROM payment_attempt WHERE poll_at <= now() AND state IN " + ASKED)
                .query(String.class)
                .list();
    }

    /**
     * Takes the attempts whose time has come, so that no other hub does; each comes back after {@code again} unless it is settled or
     * postponed.
     */
    public List<Asked> takeDue(String provider, int limit, Duration again) {
        return commits.commit(() -> sql
                .sql("""
                        UPDATE payment_attempt SET polls = polls + 1, poll_at = now() + make_interval(secs => :again)
                        WHERE id IN (SELECT id FROM payment_attempt
                                     WHERE poll_at <= now() AND provider = :provider AND state IN %s
                                     ORDER BY poll_at LIMIT :limit FOR UPDATE SKIP LOCKED)
                        RETURNING *
                        """.formatted(ASKED))
                .param("provider", provider)
                .param("limit", limit)
                .param("again", again.toSeconds())
                .query((row, n) -> asked(row))
                .list()
                .stream()
                .flatMap(Optional::stream)
                .toList());
    }

    /** It was taken and did not answer. Who hinted at news meanwhile is listened to. */
    public void postpone(UUID attempt, Duration in) {
        sql.sql(
                        "UPDATE payment_attempt SET poll_at = now() + make_interval(secs => ?) WHERE id = ? AND poll_at > now()")
                .params(in.toMillis() / 1000.0, attempt)
                .update();
    }

    private void giveUpOldIntents() {
        sql.sql("""
                        UPDATE payment_attempt SET state = 'lost', failure_code = 'nobody-came-back', claim_incarnation = NULL,
                               poll_at = NULL, ended_at = now()
                        WHERE poll_at <= now() AND state = 'intended'
                          AND NOT EXISTS (SELECT FROM payment p WHERE p.submission_id = payment_attempt.submission_id AND p.restored)
                        """).update();
    }

    /** Empty when the submission was erased: nobody can tell any more what to ask for. */
    private Optional<Asked> asked(ResultSet row) throws SQLException {
        UUID attempt = row.getObject("id", UUID.class);
        UUID submission = row.getObject("submission_id", UUID.class);
        String provider = row.getString("provider");
        byte[] transaction = row.getBytes("transaction_sealed");
        Instant intendedAt = DeadLetterPile.instant(row, "intended_at");
        Optional<Instant> askedAt = Optional.ofNullable(DeadLetterPile.instant(row, "asked_at"));
        return documents
                .key(submission)
                .map(key -> new Asked(
                        attempt,
                        submission,
                        provider,
                        sealed.open(key, place(attempt), transaction, PaymentTransaction.class),
                        intendedAt,
                        askedAt));
    }

    /** The attempt, if the provider knows it; asked for by somebody who has reason to believe that it has news. */
    public Optional<Asked> find(UUID attempt) {
        return sql.sql("""
                        SELECT * FROM payment_attempt WHERE id = ? AND transaction_sealed IS NOT NULL
                        """)
                .param(attempt)
                .query((row, n) -> asked(row))
                .optional()
                .flatMap(found -> found);
    }

    /** A notification was received: what it speaks of is asked for at once. Answers whether the ledger knows it. */
    public boolean hinted(String provider, Optional<UUID> request, Optional<String> transaction) {
        return commits.commit(() -> sql.sql("""
                        UPDATE payment_attempt SET poll_at = now()
                        WHERE provider = :provider AND (id = :request::uuid OR transaction_hash = :transaction::bytea) AND transaction_sealed IS NOT NULL
                          AND state <> 'paid'
                        """)
                        .param("provider", provider)
                        .param("request", request.orElse(null))
                        .param(
                                "transaction",
                                transaction
                                        .map(id -> transactionHash(provider, id))
                                        .orElse(null))
                        .update())
                > 0;
    }

    private byte[] transactionHash(String provider, String transaction) {
        return transactionHash(vault, provider, transaction);
    }

    static byte[] transactionHash(Vault vault, String provider, String transaction) {
        return vault.keyedHash("payment transaction", provider + "\n" + transaction);
    }

    static String place(UUID attempt) {
        return "payment " + attempt;
    }
}
