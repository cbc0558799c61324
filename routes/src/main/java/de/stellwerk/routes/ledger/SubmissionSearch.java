package de.stellwerk.routes.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds submissions for operators, within their scope. */
@Component
public final class SubmissionSearch {

    private static final int MOST = 200;

    private final JdbcClient sql;
    private final SearchKeys keys;
    private final Submissions submissions;

    SubmissionSearch(JdbcClient sql, SearchKeys keys, Submissions submissions) {
        this.sql = sql;
        this.keys = keys;
        this.submissions = submissions;
    }

    /** @param kinds as what the key is known there: {@code reference}, {@code case}, {@code aktenzeichen} … */
    public record Hit(
            UUID id,
            List<String> kinds,
            String portal,
            String service,
            String tenant,
            boolean test,
            Instant receivedAt,
            String state) {}

    public Optional<Submissions.Submission> find(Scope scope, UUID id) {
        return submissions
                .find(id)
                .filter(found -> scope.everywhere() || visible(scope, id))
                .map(found -> found.within(scope));
    }

    private boolean visible(Scope scope, UUID id) {
        Where where = new Where().and("s.id = :id", "id", id).withinSubmissions(scope, "s.tenant", "s.id");
        return sql.sql("SELECT EXISTS (SELECT FROM submission s WHERE " + where.text() + ")")
                .params(where.params())
                .query(Boolean.class)
                .single();
    }

    /** The submissions that have this business key, the latest first, at most {@value #MOST}. */
    public List<Hit> byKey(Scope scope, String key) {
        Where where = new Where()
                .and("k.key_hash = ANY(:keys)", "keys", keys.hashes(key))
                .withinSubmissions(scope, "s.tenant", "s.id");
        return sql.sql("""
                        SELECT s.id, array_agg(DISTINCT k.kind) AS kinds, s.portal, s.service, s.tenant, s.test, s.received_at,
                               submission_state(s) AS state
                        FROM business_key k JOIN submission s ON s.id = k.submission_id WHERE %s
                        GROUP BY s.id ORDER BY s.received_at DESC, s.id LIMIT %d
                        """.formatted(where.text(), MOST))
                .params(where.params())
                .query((row, n) -> new Hit(
                        row.getObject("id", UUID.class),
                        List.of((String[]) row.getArray("kinds").getArray()),
                        row.getString("portal"),
                        row.getString("service"),
                        row.getString("tenant"),
                        row.getBoolean("test"),
                        row.getTimestamp("received_at").toInstant(),
                        row.getString("state")))
                .list();
    }
}
