package de.stellwerk.routes.ledger;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import com.github.f4b6a3.uuid.UuidCreator;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What the hub must not decide by itself and nobody may overlook, until an operator settles it. */
@Component
public final class Incidents {

    /** The provider says it is paid, but not the amount that is owed; the submission goes on waiting. */
    public static final String AMOUNT_DIFFERS = "amount-differs";
    /** It is paid, the amount is right, but what the provider says of it does not fit into an Antrag document; it goes on waiting. */
    public static final String ANSWER_UNUSABLE = "answer-unusable";
    /** It was paid already when another attempt was paid too. */
    public static final String PAID_TWICE = "paid-twice";
    /** It was closed when the money came. */
    public static final String PAID_AFTER_CLOSING = "paid-after-closing";
    /** The provider gave a status that nobody knows to read. */
    public static final String STATUS_UNKNOWN = "status-unknown";
    /** The provider refuses to open the payment. */
    public static final String PAYMENT_REFUSED = "payment-refused";
    /** The ledger was restored, and may have forgotten that this payment was opened, or even paid. */
    public static final String PAYMENT_IN_DOUBT = "payment-in-doubt";
    /** A payment provider cannot be asked or called: it refuses the hub, or has been silent for an hour. */
    public static final String PROVIDER_FAILS = "provider-fails";
    /** Something that nobody waits for an answer to was refused on its way in. */
    public static final String ARRIVAL_REFUSED = "arrival-refused";
    /** A server that is asked for what is new refuses the hub: nothing comes from there until somebody acts. */
    public static final String ARRIVALS_STOPPED = "arrivals-stopped";

    /** All of them. */
    public static final Set<String> KINDS = Set.of(
            AMOUNT_DIFFERS,
            ANSWER_UNUSABLE,
            PAID_TWICE,
            PAID_AFTER_CLOSING,
            STATUS_UNKNOWN,
            PAYMENT_REFUSED,
            PAYMENT_IN_DOUBT,
            PROVIDER_FAILS,
            ARRIVAL_REFUSED,
            ARRIVALS_STOPPED);

    /** Money came, and by the provider's answer alone the submission cannot go. */
    static final Set<String> UNSETTLED = Set.of(AMOUNT_DIFFERS, ANSWER_UNUSABLE);

    private final JdbcClient sql;
    private final JsonMapper json = JsonMapper.builder().build();

    Incidents(JdbcClient sql) {
        this.sql = sql;
    }

    /**
     * An incident.
     *
     * @param state {@code open} or {@code resolved}
     * @param resolution what was decided: {@code delivered}, {@code refund-proposed}, {@code settled}, {@code answered},
     *     {@code known}, {@code not-there}
     * @param data codes and amounts, nothing personal; a JSON object
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Incident(
            UUID id,
            String kind,
            String state,
            Instant openedAt,
            String resolution,
            Instant resolvedAt,
            String portal,
            String tenant,
            UUID submission,
            UUID attempt,
            @JsonRawValue String data) {

        public boolean undecided() {
            return state.equals("open");
        }
    }

    /** Which incidents are meant; what is absent does not narrow. */
    public record Filter(
            Optional<String> state, Optional<String> kind, Optional<String> tenant, Optional<UUID> submission) {}

    /**
     * What happened.
     *
     * @param subject what it happened to, one incident of a kind each
     * @param portal absent where it concerns many
     * @param tenant absent where nobody can tell
     */
    public record Report(
            String kind,
            String subject,
            String portal,
            String tenant,
            UUID submission,
            UUID attempt,
            Map<String, String> data) {}

    /**
     * Within the caller's transaction. What was reported before is open again, except where somebody has decided about this very
     * attempt.
     */
    void open(Report report) {
        sql.sql("""
                        INSERT INTO incident (id, kind, subject, portal, tenant, submission_id, attempt_id, data)
                        VALUES (:id, :kind, :subject, :portal, :tenant, :submission::uuid, :attempt::uuid, :data::jsonb)
                        ON CONFLICT (kind, subject) DO UPDATE SET state = 'open', resolution = NULL, resolved_at = NULL,
                            opened_at = CASE incident.state WHEN 'open' THEN incident.opened_at ELSE now() END,
                            attempt_id = EXCLUDED.attempt_id, data = EXCLUDED.data
                            WHERE incident.state = 'open' OR incident.resolution = 'answered'
                               OR incident.attempt_id IS DISTINCT FROM EXCLUDED.attempt_id
                        """)
                .param("id", UuidCreator.getTimeOrderedEpoch())
                .param("kind", report.kind())
                .param("subject", report.subject())
                .param("portal", report.portal())
                .param("tenant", report.tenant())
                .param("submission", report.submission())
                .param("attempt", report.attempt())
                .param("data", json.writeValueAsString(report.data()))
                .update();
    }

    /** Reports something by itself, for everybody who is not in the ledger. */
    public void report(Report report) {
        open(report);
    }

    /** Whether money came by this attempt about which nobody has decided. */
    boolean unsettled(UUID attempt) {
        return sql.sql("SELECT EXISTS (SELECT FROM incident WHERE subject = ? AND kind IN (?, ?) AND state = 'open')")
                .params(attempt.toString(), AMOUNT_DIFFERS, ANSWER_UNUSABLE)
                .query(Boolean.class)
                .single();
    }

    /** The provider answers in words again. */
    void resolveStatusUnknown(UUID attempt) {
        answered(STATUS_UNKNOWN, attempt.toString());
    }

    /** Nothing is left to decide: what was reported is over by itself. */
    public void answered(String kind, String subject) {
        sql.sql("""
                        UPDATE incident SET state = 'resolved', resolution = 'answered', resolved_at = now()
                        WHERE kind = ? AND subject = ? AND state = 'open'
                        """).params(kind, subject).update();
    }

    /** Locks an incident in scope within the caller's transaction. */
    Optional<Incident> lock(Scope scope, UUID id) {
        Where where = new Where().and("i.id = :id", "id", id).withinSubmissions(scope, "i.tenant", "i.submission_id");
        return sql.sql("SELECT i.* FROM incident i WHERE " + where.text() + " FOR UPDATE")
                .params(where.params())
                .query((row, n) -> incident(row))
                .optional();
    }

    /** Within the caller's transaction. */
    void resolve(UUID id, String resolution) {
        sql.sql("UPDATE incident SET state = 'resolved', resolution = ?, resolved_at = now() WHERE id = ?")
                .params(resolution, id)
                .update();
    }

    public Optional<Incident> find(Scope scope, UUID id) {
        Where where = new Where().and("i.id = :id", "id", id).withinSubmissions(scope, "i.tenant", "i.submission_id");
        return sql.sql("SELECT i.* FROM incident i WHERE " + where.text())
                .params(where.params())
                .query((row, n) -> incident(row))
                .optional();
    }

    /** The latest first; incidents without a tenant are seen by whoever may see everything. */
    public Page<Incident> list(Scope scope, Filter filter, Optional<String> cursor, int limit) {
        Where where = new Where()
                .withinSubmissions(scope, "i.tenant", "i.submission_id")
                .and("i.state = :state", "state", filter.state())
                .and("i.kind = :kind", "kind", filter.kind())
                .and("i.tenant = :tenant", "tenant", filter.tenant())
                .and("i.submission_id = :submission", "submission", filter.submission());
        PagePosition.of(cursor)
                .ifPresent(before -> where.and("(i.opened_at, i.id) < (:at, :id)", "at", Timestamp.from(before.at()))
                        .and("true", "id", before.id()));
        List<Incident> rows = sql.sql("SELECT i.* FROM incident i WHERE " + where.text()
                        + " ORDER BY i.opened_at DESC, i.id DESC LIMIT :limit")
                .params(where.params())
                .param("limit", limit)
                .query((row, n) -> incident(row))
                .list();
        return Page.of(rows, limit, last -> new PagePosition(last.openedAt(), last.id()).cursor());
    }

    private static Incident incident(ResultSet row) throws SQLException {
        return new Incident(
                row.getObject("id", UUID.class),
                row.getString("kind"),
                row.getString("state"),
                DeadLetterPile.instant(row, "opened_at"),
                row.getString("resolution"),
                DeadLetterPile.instant(row, "resolved_at"),
                row.getString("portal"),
                row.getString("tenant"),
                row.getObject("submission_id", UUID.class),
                row.getObject("attempt_id", UUID.class),
                row.getString("data"));
    }
}
