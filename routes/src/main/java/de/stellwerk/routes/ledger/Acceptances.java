package de.stellwerk.routes.ledger;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Takes submissions into the ledger. When {@link #accept} returns, everything of the submission is on disk. */
@Component
public final class Acceptances {

    private static final int TRIES = 3;

    private static final String ACCEPT = """
            WITH sent AS MATERIALIZED (
                SELECT * FROM jsonb_to_recordset(:rows::jsonb) AS r (
                    id uuid, portal text, reference_hash text, content_hash text, service text, service_key text, service_pin text,
                    variant text, tenant text, area text, test boolean, received_at timestamptz, case_id uuid, case_hash text,
                    kind text, sender text, answers uuid, frame text, wrapped text, jws text, form text, antrag text, paid_antrag text,
                    attachments jsonb, deliveries jsonb, waits boolean, fault text, owed_state text, provider text, amount numeric,
                    purpose text, items text, unpaid_after float8, reference_key text, case_key text, happened text)),
            resending AS (SELECT EXISTS (SELECT FROM restoration WHERE resent_by > now()) AS sent_again),
            fresh AS (
                INSERT INTO submission (id, portal, reference_hash, content_hash, service, service_key, service_pin,
                        variant, tenant, area, case_hash, test, received_at, frame_sealed, case_id, kind, sender, answers)
                SELECT id, portal, decode(reference_hash, 'base64'), decode(content_hash, 'base64'), service, service_key, service_pin,
                       variant, tenant, area, decode(case_hash, 'base64'), test, received_at, decode(frame, 'base64'),
                       coalesce(case_id, case_of(id, decode(case_hash, 'base64'))), kind, sender, answers
                FROM sent ORDER BY reference_hash
                ON CONFLICT DO NOTHING RETURNING id, case_id),
            stored AS MATERIALIZED (SELECT s.*, f.case_id AS joined FROM fresh f JOIN sent s USING (id)),
            keyed AS (INSERT INTO submission_key (submission_id, wrapped) SELECT id, decode(wrapped, 'base64') FROM stored),
            acknowledged AS (INSERT INTO acknowledgement (submission_id, jws_sealed) SELECT id, decode(jws, 'base64') FROM stored),
            documents AS (
                INSERT INTO document (submission_id, kind, version, pin, sealed)
                SELECT id, d.kind, d.version, service_pin, decode(d.sealed, 'base64')
                FROM stored, LATERAL (VALUES ('form', 1, form), ('antrag', 1, antrag), ('antrag', 2, paid_antrag))
                         AS d (kind, version, sealed)
                WHERE d.sealed IS NOT NULL),
            attached AS (
                INSERT INTO attachment (id, submission_id, position, facts_sealed)
                SELECT a.id, stored.id, a.position, decode(a.facts, 'base64')
                FROM stored, jsonb_to_recordset(attachments) AS a (id uuid, position int, facts text)),
            adopted AS (DELETE FROM upload WHERE submission_id IN (SELECT id FROM fresh) RETURNING submission_id),
            planned AS MATERIALIZED (
                SELECT s.id AS submission, d.*, s.kind = 'message' AND d.role = 'portal' AS answers_portal,
                       s.fault IS NOT NULL AND d.position = 0 AS faulty, decode(s.case_hash, 'base64') AS case_hash, s.waits, s.kind, s.fault
                FROM stored s, jsonb_to_recordset(s.deliveries)
                         AS d (id uuid, key uuid, target text, role text, chain int, position int)),
            bound_for AS (
                INSERT INTO target (name) SELECT DISTINCT p.target FROM planned p
                WHERE NOT answers_portal AND NOT EXISTS (SELECT FROM target WHERE name = p.target)
                ORDER BY p.target ON CONFLICT DO NOTHING),
            due AS (
                INSERT INTO delivery (id, submission_id, target, role, chain, position, case_hash, state,
                        idempotency_key, due_at, failure_class, failure_place, failure_code, failed_at, answer, uncertain, restored)
                SELECT id, submission, target, role, chain, position, case_hash,
                       CASE WHEN waits OR answers_portal THEN 'waiting'
                            WHEN position > 0 THEN 'chained' WHEN faulty THEN 'dead' ELSE 'due' END,
                       key, CASE WHEN position = 0 AND NOT waits AND NOT faulty AND NOT answers_portal THEN now() END,
                       CASE WHEN faulty THEN 'mapping' END, CASE WHEN faulty THEN 'map' END, CASE WHEN faulty THEN fault END,
                       CASE WHEN faulty THEN now() END, kind = 'message', sent_again, sent_again
                FROM planned, resending ORDER BY submission, chain, position),
            owed AS (
                INSERT INTO payment (submission_id, restored, state, provider, amount, purpose, items, unpaid_after, due_until)
                SELECT id, sent_again, owed_state, provider, amount, purpose, items::jsonb, make_interval(secs => unpaid_after),
                       CASE owed_state WHEN 'open' THEN now() + make_interval(secs => unpaid_after) END
                FROM stored, resending WHERE owed_state IS NOT NULL),
            found AS (
                INSERT INTO business_key (key_hash, kind, submission_id)
                SELECT decode(k.hash, 'base64'), k.kind, id
                FROM stored, LATERAL (VALUES (reference_key, 'reference'), (case_key, 'case')) AS k (hash, kind)
                WHERE k.hash IS NOT NULL),
            told AS (
                INSERT INTO event (type, portal, submission_id, data)
                SELECT happened, portal, id,
                       CASE kind WHEN 'message' THEN jsonb_build_object('case', joined) ELSE '{}' END FROM stored)
            SELECT id, case_id, (SELECT count(*) FROM adopted WHERE submission_id = fresh.id) AS adopted FROM fresh
            """;

    private final JdbcClient sql;
    private final Commits commits;
    private final Vault vault;
    private final Cases cases;
    private final AcceptanceRows rows;
    private final Commits.Kind<AcceptanceRow, Optional<UUID>> storing = this::store;

    Acceptances(JdbcClient sql, Commits commits, Vault vault, SealedJson sealed, Cases cases) {
        this.sql = sql;
        this.commits = commits;
        this.vault = vault;
        this.cases = cases;
        this.rows = new AcceptanceRows(vault, sealed);
    }

    /** What an earlier submission with the same reference answers to this content, if there was one. */
    public Optional<Acceptance.Outcome> earlier(String portal, String reference, String contentHash) {
        return earlier(
                "portal = :portal AND reference_hash = :hash",
                portal,
                rows.referenceHash(portal, reference),
                rows.contentKey(contentHash));
    }

    /** What an earlier message of this target with the same reference answers to this content for this case. */
    public Optional<Acceptance.Outcome> earlierMessage(
            String sender, UUID caseId, String reference, String contentHash) {
        return earlier(
                "kind = 'message' AND :portal::text IS NULL AND reference_hash = :hash",
                null,
                rows.messageHash(sender, reference),
                rows.contentKey(contentHash, caseId));
    }

    private Optional<Acceptance.Outcome> earlier(String where, String portal, byte[] referenceHash, byte[] contentKey) {
        return sql.sql("""
                        SELECT id, case_id, received_at, content_hash, jws_sealed, state
                        FROM submission JOIN acknowledgement ON submission_id = id
                        WHERE %s
                        """.formatted(where))
                .param("portal", portal)
                .param("hash", referenceHash)
                .query((row, n) -> {
                    UUID id = row.getObject("id", UUID.class);
                    if (!java.util.Arrays.equals(row.getBytes("content_hash"), contentKey)) {
                        return (Acceptance.Outcome) new Acceptance.Outcome.OtherContent(id);
                    }
                    return new Acceptance.Outcome.Repeated(
                            new Acceptance.Acknowledged(
                                    id,
                                    row.getObject("case_id", UUID.class),
                                    row.getTimestamp("received_at").toInstant(),
                                    new String(
                                            vault.openOwn(
                                                    AcceptanceRows.acknowledgementPlace(id),
                                                    row.getBytes("jws_sealed")),
                                            StandardCharsets.UTF_8)),
                            !row.getString("state").equals("open"));
                })
                .optional();
    }

    /** Whether this portal has handed in something under this reference before. */
    public boolean knows(String portal, String reference) {
        return sql.sql("SELECT EXISTS (SELECT FROM submission WHERE portal = ? AND reference_hash = ?)")
                .params(portal, rows.referenceHash(portal, reference))
                .query(Boolean.class)
                .single();
    }

    public Acceptance.Outcome accept(Acceptance acceptance) {
        for (int tries = 0; tries < TRIES; tries++) {
            Optional<UUID> stored = store(acceptance);
            if (stored.isPresent()) {
                return new Acceptance.Outcome.Stored(new Acceptance.Acknowledged(
                        acceptance.id(), stored.get(), acceptance.receivedAt(), acceptance.acknowledgement()));
            }
            Optional<Acceptance.Outcome> earlier = earlier(acceptance);
            if (earlier.isPresent()) {
                return earlier.get();
            }
        }
        throw new IllegalStateException("a submission of this reference exists without its acknowledgement");
    }

    private Optional<Acceptance.Outcome> earlier(Acceptance a) {
        return a.answers()
                .map(answers -> earlierMessage(answers.sender(), answers.caseId(), a.reference(), a.contentHash()))
                .orElseGet(() -> earlier(a.portal(), a.reference(), a.contentHash()));
    }

    private Cases.Bond bond(Acceptance a) {
        return a.answers()
                .map(answers -> cases.joining(a.portal(), answers.caseId()))
                .orElseGet(() -> cases.bond(a.portal(), a.caseReference()));
    }

    private record Stored(UUID id, UUID caseId, int adopted) {}

    /** The case's id, or nothing when there is a submission of this reference. */
    private Optional<UUID> store(Acceptance a) {
        AcceptanceRow row = rows.of(a);
        return a.answers().isPresent() || a.caseReference().isPresent()
                ? commits.commit(() -> store(List.of(row.bound(bond(a)))).get(0))
                : commits.together(storing, row);
    }

    private List<Optional<UUID>> store(List<AcceptanceRow> all) {
        Map<UUID, Stored> stored = sql
                .sql(ACCEPT)
                .param("rows", AcceptanceRows.json(all))
                .query((row, n) -> new Stored(
                        row.getObject("id", UUID.class), row.getObject("case_id", UUID.class), row.getInt("adopted")))
                .list()
                .stream()
                .collect(Collectors.toMap(Stored::id, one -> one));
        return all.stream().map(row -> caseOf(row, stored.get(row.id()))).toList();
    }

    private static Optional<UUID> caseOf(AcceptanceRow sent, Stored stored) {
        if (stored != null && stored.adopted() != sent.attachments().size()) {
            throw new IllegalStateException("staged attachments were swept before their submission was accepted");
        }
        return Optional.ofNullable(stored).map(Stored::caseId);
    }
}
