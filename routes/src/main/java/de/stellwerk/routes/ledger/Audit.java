package de.stellwerk.routes.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The log of what operators did and saw. An entry is written in the transaction of the action itself; entries form a chain in
 * which nothing can be changed, removed or inserted unnoticed.
 */
@Component
public final class Audit {

    private static final int LOCK = 7454;

    private final JdbcClient sql;
    private final Commits commits;
    private final Vault vault;

    Audit(JdbcClient sql, Commits commits, Vault vault) {
        this.sql = sql;
        this.commits = commits;
        this.vault = vault;
    }

    /** What was done to what, and what came of it. */
    record Deed(String action, String object, Collection<UUID> items, Collection<String> tenants, String outcome) {}

    /** Appends an entry; to be called last in the transaction of the action, because entries queue up here. */
    void append(Act act, Deed deed) {
        sql.sql("SELECT pg_advisory_xact_lock(?, 0)::text")
                .param(LOCK)
                .query(String.class)
                .single();
        Optional<AuditEntry> last = sql.sql("SELECT * FROM audit ORDER BY seq DESC LIMIT 1")
                .query((row, n) -> entry(row))
                .optional();
        AuditEntry unhashed = new AuditEntry(
                last.map(AuditEntry::seq).orElse(0L) + 1,
                now(),
                act.operator(),
                deed.action(),
                deed.object(),
                List.copyOf(new TreeSet<>(deed.items())),
                List.copyOf(new TreeSet<>(deed.tenants())),
                act.reason(),
                deed.outcome(),
                last.map(AuditEntry::hash).orElse(AuditEntry.BEGINNING),
                "");
        insert(unhashed, unhashed.computedHash());
    }

    private Instant now() {
        return sql.sql("SELECT clock_timestamp()")
                .query((row, n) -> row.getTimestamp(1).toInstant())
                .single();
    }

    private void insert(AuditEntry entry, String hash) {
        sql.sql("""
                        WITH head AS (
                            INSERT INTO audit_head (seq, seal) VALUES (:seq, :seal)
                            ON CONFLICT (one) DO UPDATE SET seq = excluded.seq, seal = excluded.seal)
                        INSERT INTO audit (seq, at, operator, action, object, items, tenants, reason, outcome, previous, hash)
                        VALUES (:seq, :at, :operator, :action, :object, :items::uuid[], :tenants, :reason, :outcome,
                                decode(:previous, 'hex'), decode(:hash, 'hex'))
                        """)
                .param("seq", entry.seq())
                .param("at", Timestamp.from(entry.at()))
                .param("operator", entry.operator())
                .param("action", entry.action())
                .param("object", entry.object())
                .param("items", entry.items().stream().map(UUID::toString).toArray(String[]::new))
                .param("tenants", entry.tenants().toArray(String[]::new))
                .param("reason", entry.reason())
                .param("outcome", entry.outcome())
                .param("previous", entry.previous())
                .param("hash", hash)
                .param("seal", seal(entry.seq(), hash))
                .update();
    }

    private byte[] seal(long seq, String hash) {
        return vault.keyedHash("audit head", seq + " " + hash);
    }

    /**
     * Entries that concern only tenants in scope, the latest first; the cursor is the number of the last one seen. Entries do not say
     * which targets they concern: whoever may not see all of them sees none.
     */
    public Page<AuditEntry> list(Scope scope, Optional<String> cursor, int limit) {
        Where where = new Where().and("seq < :before", "before", cursor.map(Audit::position));
        if (!scope.allTargets()) {
            where.and("false");
        }
        if (!scope.allTenants()) {
            where.and("tenants <> '{}'")
                    .and("tenants <@ :scope::text[]", "scope", scope.tenants().toArray(String[]::new));
        }
        List<AuditEntry> rows = sql.sql("SELECT * FROM audit WHERE " + where.text() + " ORDER BY seq DESC LIMIT :limit")
                .params(where.params())
                .param("limit", limit)
                .query((row, n) -> entry(row))
                .list();
        return Page.of(rows, limit, last -> Long.toString(last.seq()));
    }

    private static long position(String cursor) {
        if (!cursor.matches("\\d{1,18}")) {
            throw new UnknownCursor();
        }
        return Long.parseLong(cursor);
    }

    /**
     * The state of the chain.
     *
     * @param entries how many were read
     * @param defects what is wrong and where, at most {@value #NAMED} of them; empty when the chain is whole
     */
    public record Verification(boolean whole, long entries, List<Defect> defects) {}

    /** @param rule {@code changed}, {@code broken-link}, {@code gap} or {@code end-missing} */
    public record Defect(String rule, long seq) {}

    private static final int NAMED = 100;

    /** Reads the whole chain and names every place where it was tampered with. */
    public Verification verify() {
        return commits.read(this::verified);
    }

    private Verification verified() {
        AuditChain chain = new AuditChain(NAMED);
        sql.sql("SELECT * FROM audit ORDER BY seq").query(row -> {
            chain.next(entry(row));
        });
        Optional<byte[]> seal =
                sql.sql("SELECT seal FROM audit_head").query(byte[].class).optional();
        return chain.end(seal, this::seal);
    }

    private static AuditEntry entry(ResultSet row) throws SQLException {
        return new AuditEntry(
                row.getLong("seq"),
                row.getTimestamp("at").toInstant(),
                row.getString("operator"),
                row.getString("action"),
                row.getString("object"),
                List.of((UUID[]) row.getArray("items").getArray()),
                List.of((String[]) row.getArray("tenants").getArray()),
                row.getString("reason"),
                row.getString("outcome"),
                HexFormat.of().formatHex(row.getBytes("previous")),
                HexFormat.of().formatHex(row.getBytes("hash")));
    }
}
