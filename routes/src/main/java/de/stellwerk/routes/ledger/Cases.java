package de.stellwerk.routes.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The cases that submissions belong to. A case is known by its own id and by the id of each of its applications, which is what
 * targets know.
 */
@Component
public final class Cases {

    private final JdbcClient sql;
    private final Vault vault;
    private final SealedJson sealed;

    Cases(JdbcClient sql, Vault vault, SealedJson sealed) {
        this.sql = sql;
        this.vault = vault;
        this.sealed = sealed;
    }

    /**
     * An application of a case, delivered to a target that may therefore answer.
     *
     * @param caseReference the portal's id of the case, if it named one
     * @param dms the target at which the application is filed, or will be
     */
    public record Answerable(
            UUID caseId,
            UUID submission,
            String portal,
            Optional<String> caseReference,
            String service,
            String serviceKey,
            String servicePin,
            String variant,
            String tenant,
            Filing filing,
            String area,
            boolean test,
            Optional<String> dms) {}

    /** The id of the case of this portal that is known by this id. */
    public Optional<UUID> ofPortal(String portal, UUID id) {
        return sql.sql("""
                        SELECT case_id FROM submission
                        WHERE portal = :portal AND kind = 'application' AND (id = :id OR case_id = :id) LIMIT 1
                        """)
                .param("portal", portal)
                .param("id", id)
                .query(UUID.class)
                .optional();
    }

    /**
     * What of the case was delivered to this target: the application that the id names, or else the latest. A case of which
     * nothing was, and one that does not exist, are the same.
     */
    public Optional<Answerable> deliveredTo(String target, UUID id) {
        return sql.sql("""
                        SELECT s.*, k.wrapped, (SELECT f.target FROM delivery f WHERE f.submission_id = s.id AND f.role = 'dms'
                                     ORDER BY f.chain, f.position LIMIT 1) AS dms
                        FROM submission s JOIN delivery d ON d.submission_id = s.id JOIN submission_key k ON k.submission_id = s.id
                        WHERE s.case_id = (SELECT case_id FROM submission WHERE kind = 'application' AND (id = :id OR case_id = :id)
                                           LIMIT 1)
                          AND s.kind = 'application' AND s.state = 'open' AND d.target = :target
                          AND (d.state = 'delivered' OR EXISTS (SELECT FROM former_receipt r WHERE r.delivery_id = d.id))
                        ORDER BY s.id = :id DESC, s.received_at DESC, s.id DESC LIMIT 1
                        """)
                .param("id", id)
                .param("target", target)
                .query((row, n) -> answerable(row))
                .optional();
    }

    private Answerable answerable(ResultSet row) throws SQLException {
        UUID submission = row.getObject("id", UUID.class);
        Vault.Key key = vault.unwrap(submission, row.getBytes("wrapped"));
        Frame frame = sealed.open(key, Frame.PLACE, row.getBytes("frame_sealed"), Frame.class);
        return new Answerable(
                row.getObject("case_id", UUID.class),
                submission,
                row.getString("portal"),
                Optional.ofNullable(frame.caseReference()),
                row.getString("service"),
                row.getString("service_key"),
                row.getString("service_pin"),
                row.getString("variant"),
                row.getString("tenant"),
                frame.filing(),
                row.getString("area"),
                row.getBoolean("test"),
                Optional.ofNullable(row.getString("dms")));
    }

    /**
     * How a submission is bound to its case.
     *
     * @param id {@code null} where it follows from the hash, or from the submission's own id where there is none
     * @param hash by which its deliveries keep their order; {@code null} for no order
     */
    record Bond(UUID id, byte[] hash) {}

    /** What binds an application: the portal's word for the case, which may be the id of a case or submission of its own. */
    Bond bond(String portal, Optional<String> caseReference) {
        Optional<UUID> joined = caseReference.flatMap(Cases::uuid).flatMap(id -> ofPortal(portal, id));
        return joined.map(id -> joining(portal, id))
                .orElseGet(() -> new Bond(
                        null, caseReference.map(name -> hash(portal, name)).orElse(null)));
    }

    /** What binds to a case that is there. What is still under way there keeps its place before whatever joins now. */
    Bond joining(String portal, UUID caseId) {
        byte[] hash = sql.sql("SELECT case_hash FROM submission WHERE case_id = ? AND case_hash IS NOT NULL LIMIT 1")
                .param(caseId)
                .query(byte[].class)
                .optional()
                .orElseGet(() -> hash(portal, caseId.toString()));
        sql.sql("""
                        WITH before AS (
                            SELECT d.id FROM delivery d JOIN submission s ON s.id = d.submission_id
                            WHERE s.case_id = :case AND d.case_hash IS NULL AND NOT d.answer AND d.chain >= 0
                              AND d.state IN ('chained', 'due', 'claimed', 'waiting', 'dead')
                            ORDER BY d.id FOR UPDATE OF d)
                        UPDATE delivery SET case_hash = :hash WHERE id IN (SELECT id FROM before)
                        """).param("case", caseId).param("hash", hash).update();
        return new Bond(caseId, hash);
    }

    private byte[] hash(String portal, String caseReference) {
        return vault.keyedHash("portal case", portal + "\n" + caseReference);
    }

    private static Optional<UUID> uuid(String text) {
        return text.length() == 36 && text.matches("[0-9A-Fa-f-]+") ? parsed(text) : Optional.empty();
    }

    private static Optional<UUID> parsed(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
