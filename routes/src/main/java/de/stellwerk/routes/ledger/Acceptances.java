package de.stellwerk.routes.ledger;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Takes submissions into the ledger. When {@link #accept} returns, everything of the submission is on disk. */
@Component
public final class Acceptances {

    private static final int TRIES = 3;

    private static final String ACCEPT = """
            WITH resending AS (SELECT EXISTS (SELECT FROM restoration WHERE resent_by > now()) AS sent_again),
            fresh AS (
                INSERT INTO submission (id, portal, reference_hash, content_hash, service, service_key, service_pin,
                        variant, tenant, area, case_hash, test, received_at, frame_sealed, case_id, kind, sender, answers)
                VALUES (:id, :portal, :referenceHash, :contentHash, :service, :serviceKey, :servicePin,
                        :variant, :tenant, :area, :caseHash, :test, :receivedAt, :frame, coalesce(:caseId::uuid, case_of(:id, :caseHash)), :kind, :sender,
                        :answers::uuid)
                ON CONFLICT DO NOTHING RETURNING id, case_id, kind),
            keyed AS (INSERT INTO submission_key (submission_id, wrapped) SELECT id, :wrapped FROM fresh),
            acknowledged AS (INSERT INTO acknowledgement (submission_id, jws_sealed) SELECT id, :jws FROM fresh),
            documents AS (
                INSERT INTO document (submission_id, kind, version, pin, sealed)
                SELECT id, d.kind, d.version, :servicePin, d.sealed
                FROM fresh, (VALUES ('form', 1, :form::bytea), ('antrag', 1, :antrag::bytea),
                                    ('antrag', 2, :paidAntrag::bytea)) AS d (kind, version, sealed)
                WHERE d.sealed IS NOT NULL),
            attached AS (
                INSERT INTO attachment (id, submission_id, position, facts_sealed)
                SELECT a.id, fresh.id, a.position, decode(a.facts, 'base64')
                FROM fresh, jsonb_to_recordset(:attachments::jsonb) AS a (id uuid, position int, facts text)),
            adopted AS (DELETE FROM upload WHERE submission_id IN (SELECT id FROM fresh) RETURNING 1),
            bound_for AS (
                INSERT INTO target (name) SELECT DISTINCT d.target
                FROM fresh, jsonb_to_recordset(:deliveries::jsonb) AS d (target text, role text)
                WHERE (fresh.kind <> 'message' OR d.role <> 'portal')
                  AND NOT EXISTS (SELECT FROM target WHERE name = d.target) ON CONFLICT DO NOTHING),
            due AS (
                INSERT INTO delivery (id, submission_id, target, role, chain, position, case_hash, state,
                        idempotency_key, due_at, failure_class, failure_place, failure_code, failed_at, answer, uncertain, restored)
                SELECT d.id, fresh.id, d.target, d.role, d.chain, d.position, :caseHash,
                       CASE WHEN :waits OR fresh.kind = 'message' AND d.role = 'portal' THEN 'waiting'
                            WHEN d.position > 0 THEN 'chained' WHEN :fault::text IS NULL THEN 'due' ELSE 'dead' END,
                       d.key,
                       CASE WHEN d.position = 0 AND NOT :waits AND :fault::text IS NULL
                                 AND (fresh.kind <> 'message' OR d.role <> 'portal') THEN now() END,
                       f.class, f.place, f.code, f.at, fresh.kind = 'message', r.sent_again, r.sent_again
                FROM resending r, fresh, jsonb_to_recordset(:deliveries::jsonb)
                         AS d (id uuid, key uuid, target text, role text, chain int, position int)
                     LEFT JOIN (SELECT 'mapping' AS class, 'map' AS place, :fault::text AS code, now() AS at) f
                         ON f.code IS NOT NULL AND d.position = 0
                ORDER BY d.chain, d.position),
            owed AS (
                INSERT INTO payment (submission_id, restored, state, provider, amount, purpose, items, unpaid_after, due_until)
                SELECT id, (SELECT sent_again FROM resending), o.state, o.provider, o.amount, o.purpose, o.items, o.unpaid_after,
                       CASE o.state WHEN 'open' THEN now() + o.unpaid_after END
                FROM fresh, (SELECT :owedState::text AS state, :provider::text AS provider, :amount::numeric AS amount,
                                    :purpose::text AS purpose, :items::jsonb AS items,
                                    make_interval(secs => :unpaidAfter::float8) AS unpaid_after) o
                WHERE o.state IS NOT NULL),
            found AS (
                INSERT INTO business_key (key_hash, kind, submission_id)
                SELECT k.hash, k.kind, id
                FROM fresh, (VALUES (:referenceKey::bytea, 'reference'), (:caseKey::bytea, 'case')) AS k (hash, kind)
                WHERE k.hash IS NOT NULL),
            told AS (
                INSERT INTO event (type, portal, submission_id, data)
                SELECT :happened, :portal, id,
                       CASE kind WHEN 'message' THEN jsonb_build_object('case', case_id) ELSE '{}' END FROM fresh)
            SELECT CASE WHEN EXISTS (SELECT 1 FROM fresh) THEN (SELECT count(*) FROM adopted) ELSE -1 END AS adopted,
                   (SELECT case_id FROM fresh) AS case_id
            """;

    private final JdbcClient sql;
    private final Commits commits;
    private final Vault vault;
    private final SealedJson sealed;
    private final Cases cases;
    private final AcceptanceRows rows;
    private final JsonMapper json = JsonMapper.builder().build();

    Acceptances(JdbcClient sql, Commits commits, Vault vault, SealedJson sealed, Cases cases) {
        this.sql = sql;
        this.commits = commits;
        this.vault = vault;
        this.sealed = sealed;
        this.cases = cases;
        this.rows = new AcceptanceRows(sealed, json);
    }

    /** What an earlier submission with the same reference answers to this content, if there was one. */
    public Optional<Acceptance.Outcome> earlier(String portal, String reference, String contentHash) {
        return earlier(
                "portal = :portal AND reference_hash = :hash",
                portal,
                referenceHash(portal, reference),
                contentKey(contentHash));
    }

    /** What an earlier message of this target with the same reference answers to this content for this case. */
    public Optional<Acceptance.Outcome> earlierMessage(
            String sender, UUID caseId, String reference, String contentHash) {
        return earlier(
                "kind = 'message' AND :portal::text IS NULL AND reference_hash = :hash",
                null,
                messageHash(sender, reference),
                contentKey(contentHash, caseId));
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
                                            vault.openOwn(acknowledgementPlace(id), row.getBytes("jws_sealed")),
                                            StandardCharsets.UTF_8)),
                            !row.getString("state").equals("open"));
                })
                .optional();
    }

    /** Whether this portal has handed in something under this reference before. */
    public boolean knows(String portal, String reference) {
        return sql.sql("SELECT EXISTS (SELECT FROM submission WHERE portal = ? AND reference_hash = ?)")
                .params(portal, referenceHash(portal, reference))
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

    private record Stored(int adopted, UUID caseId) {}

    /** The case's id, or nothing when there is a submission of this reference. */
    private Optional<UUID> store(Acceptance a) {
        Map<String, Object> row = row(a);
        Supplier<Optional<UUID>> command = () -> store(a, row);
        return a.answers().isPresent() || a.caseReference().isPresent()
                ? commits.commit(command)
                : commits.together(command);
    }

    private Optional<UUID> store(Acceptance a, Map<String, Object> row) {
        Cases.Bond bond = bond(a);
        Stored stored = sql.sql(ACCEPT)
                .params(row)
                .param("caseId", bond.id() == null ? null : bond.id().toString())
                .param("caseHash", bond.hash())
                .query((found, n) -> new Stored(found.getInt("adopted"), found.getObject("case_id", UUID.class)))
                .single();
        if (stored.adopted() >= 0 && stored.adopted() != a.attachments().size()) {
            throw new IllegalStateException("staged attachments were swept before their submission was accepted");
        }
        return Optional.ofNullable(stored.caseId());
    }

    private Map<String, Object> row(Acceptance a) {
        Vault.Key key = a.key();
        Optional<Acceptance.Answers> answers = a.answers();
        Frame frame = new Frame(
                a.reference(),
                a.caseReference().orElse(null),
                a.returnUrl().map(URI::toString).orElse(null),
                a.filing());
        Map<String, Object> row = new HashMap<>(PaymentRow.params(a.owed(), json));
        row.put("id", a.id());
        row.put("portal", a.portal());
        row.put(
                "referenceHash",
                answers.map(to -> messageHash(to.sender(), a.reference()))
                        .orElseGet(() -> referenceHash(a.portal(), a.reference())));
        row.put(
                "contentHash",
                answers.map(to -> contentKey(a.contentHash(), to.caseId()))
                        .orElseGet(() -> contentKey(a.contentHash())));
        row.put("kind", answers.isPresent() ? "message" : "application");
        row.put("sender", answers.map(Acceptance.Answers::sender).orElse(null));
        row.put("answers", answers.map(to -> to.submission().toString()).orElse(null));
        row.put("happened", answers.isPresent() ? "message.received" : "submission.accepted");
        row.put("service", a.service());
        row.put("serviceKey", a.serviceKey());
        row.put("servicePin", a.servicePin());
        row.put("variant", a.variant());
        row.put("tenant", a.tenant());
        row.put("area", a.area());
        row.put("test", a.test());
        row.put("receivedAt", Timestamp.from(a.receivedAt()));
        row.put("frame", sealed.seal(key, Frame.PLACE, frame));
        row.put("wrapped", vault.wrap(key));
        row.put(
                "jws",
                vault.sealOwn(acknowledgementPlace(a.id()), a.acknowledgement().getBytes(StandardCharsets.UTF_8)));
        row.put("form", Documents.sealed(vault, key, "form", 1, a.form()));
        row.put(
                "antrag",
                a.antrag()
                        .map(d -> Documents.sealed(vault, key, "antrag", 1, d))
                        .orElse(null));
        row.put(
                "paidAntrag",
                a.paidAntrag()
                        .map(d -> Documents.sealed(vault, key, "antrag", 2, d))
                        .orElse(null));
        row.put("waits", a.waits());
        row.put("attachments", rows.attachments(a));
        row.put("deliveries", rows.deliveries(a, sameAgain(row)));
        row.put("fault", a.mappingFault().orElse(null));
        row.put("referenceKey", vault.keyedHash(BusinessKeys.REFERENCE, a.reference()));
        row.put(
                "caseKey",
                a.caseReference()
                        .map(c -> vault.keyedHash(BusinessKeys.CASE, c))
                        .orElse(null));
        return row;
    }

    private StableIds sameAgain(Map<String, Object> row) {
        return new StableIds(
                vault, (String) row.get("portal"), (byte[]) row.get("referenceHash"), (byte[]) row.get("contentHash"));
    }

    private byte[] referenceHash(String portal, String reference) {
        return vault.keyedHash("portal reference", portal + "\n" + reference);
    }

    private byte[] messageHash(String sender, String reference) {
        return vault.keyedHash("target reference", sender + "\n" + reference);
    }

    private byte[] contentKey(String contentHash, UUID caseId) {
        return vault.keyedHash("content", contentHash + "\n" + caseId);
    }

    private byte[] contentKey(String contentHash) {
        return vault.keyedHash("content", contentHash);
    }

    static String acknowledgementPlace(UUID id) {
        return "acknowledgement " + id;
    }
}
