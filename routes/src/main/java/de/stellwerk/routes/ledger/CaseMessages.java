package de.stellwerk.routes.ledger;

import com.fasterxml.jackson.annotation.JsonInclude;
import de.stellwerk.adapter.Receipt;
import java.io.InputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The messages of targets as their portals fetch them. A message waits for its portal until that confirms it; the portal's word
 * is the receipt.
 */
@Component
public final class CaseMessages {

    /** The role in which a message goes to its portal. */
    static final String PORTAL = "portal";

    private static final String SHOWN = """
            SELECT s.id, s.case_id, s.sender, s.received_at, s.frame_sealed, k.wrapped, d.id AS delivery, d.delivered_at,
                   CASE WHEN s.state = 'open' THEN d.state ELSE s.state END AS state,
                   CASE WHEN d.state = 'delivered' THEN d.receipt_sealed END AS receipt_sealed
            FROM submission s JOIN delivery d ON d.submission_id = s.id AND d.role = 'portal'
                LEFT JOIN submission_key k ON k.submission_id = s.id
            WHERE s.kind = 'message' AND s.portal = :portal
            """;

    private final JdbcClient sql;
    private final Commits commits;
    private final Vault vault;
    private final Documents documents;
    private final SealedJson sealed;

    CaseMessages(JdbcClient sql, Commits commits, Vault vault, Documents documents, SealedJson sealed) {
        this.sql = sql;
        this.commits = commits;
        this.vault = vault;
        this.documents = documents;
        this.sealed = sealed;
    }

    /**
     * One message, without its content.
     *
     * @param reference the sender's own; absent, like the receipt, once the message is erased
     * @param sender the name of the target
     * @param state {@code waiting}, {@code delivered} once the portal confirmed it, or {@code erased}
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Message(
            UUID id,
            UUID caseId,
            String reference,
            String sender,
            Instant receivedAt,
            String state,
            Instant confirmedAt,
            Map<String, String> receipt) {}

    /** What a target sent: its JSON as it came, without the attachments' data, and the attachments' facts. */
    public record Content(byte[] message, List<StoredAttachment> attachments) {}

    /** An attachment with its plain bytes, to be closed by whoever reads it. */
    public record Opened(StoredAttachment facts, InputStream bytes) {}

    /** At most {@code limit} messages of the case, oldest first, after this one. */
    public List<Message> ofCase(String portal, UUID caseId, Optional<UUID> after, int limit) {
        return sql.sql(SHOWN + """
                         AND s.case_id = :case
                         AND (:after::uuid IS NULL OR (s.received_at, s.id) >
                              (SELECT received_at, id FROM submission WHERE id = :after::uuid AND case_id = :case))
                        ORDER BY s.received_at, s.id LIMIT :limit
                        """)
                .param("portal", portal)
                .param("case", caseId)
                .param("after", after.map(UUID::toString).orElse(null))
                .param("limit", limit)
                .query((row, n) -> message(row))
                .list();
    }

    public Optional<Message> find(String portal, UUID id) {
        return sql.sql(SHOWN + " AND s.id = :id")
                .param("portal", portal)
                .param("id", id)
                .query((row, n) -> message(row))
                .optional();
    }

    /** Empty once it is erased. */
    public Optional<Content> content(Message message) {
        return documents
                .key(message.id())
                .flatMap(key -> documents.form(key).map(form -> new Content(form, documents.attachments(key))));
    }

    public Optional<Opened> attachment(Message message, UUID attachment) {
        return documents.key(message.id()).flatMap(key -> documents.attachments(key).stream()
                .filter(facts -> facts.id().equals(attachment))
                .findFirst()
                .map(facts -> new Opened(facts, documents.attachment(key, attachment))));
    }

    /** The portal has the message: its delivery is over. The first receipt stands; who confirms again changes nothing. */
    public void confirm(Message message, Optional<String> reference) {
        documents.key(message.id()).ifPresent(key -> confirm(message, key, receipt(reference)));
    }

    private static Receipt receipt(Optional<String> reference) {
        Receipt confirmed = Receipt.of("confirmed", Instant.now().toString());
        return reference.map(given -> confirmed.with("reference", given)).orElse(confirmed);
    }

    private void confirm(Message message, Vault.Key key, Receipt receipt) {
        commits.commit(() -> sql.sql("""
                        SELECT id FROM delivery WHERE submission_id = ? AND role = 'portal' AND state = 'waiting' FOR UPDATE
                        """)
                .param(message.id())
                .query(UUID.class)
                .optional()
                .map(delivery -> delivered(delivery, sealed.seal(key, "receipt " + delivery, receipt))));
    }

    private int delivered(UUID delivery, byte[] receipt) {
        return sql.sql("""
                        WITH confirmed AS (
                            UPDATE delivery SET state = 'delivered', receipt_sealed = :receipt, delivered_at = now()
                            WHERE id = :id RETURNING id, submission_id, role, target)
                        INSERT INTO event (type, portal, submission_id, delivery_id, data)
                        SELECT 'delivery.delivered', s.portal, s.id, c.id, jsonb_build_object('role', c.role, 'target', c.target)
                        FROM confirmed c JOIN submission s ON s.id = c.submission_id
                        """).param("receipt", receipt).param("id", delivery).update();
    }

    /**
     * Messages that their portals have not confirmed.
     *
     * @param waiting all of them
     * @param overdue those that wait for too long
     * @param oldest when the one that waits longest was received
     */
    public record Unconfirmed(String portal, long waiting, long overdue, Instant oldest) {}

    /** By portal; portals that have confirmed everything are not named. */
    public List<Unconfirmed> unconfirmed(Scope scope, Duration overdueAfter) {
        Where where = new Where()
                .and("d.state = 'waiting' AND d.answer")
                .and("s.state = 'open'")
                .withinSubmissions(scope, "s.tenant", "s.id");
        return sql.sql("""
                        SELECT s.portal, count(*) AS waiting, min(s.received_at) AS oldest,
                               count(*) FILTER (WHERE s.received_at < now() - make_interval(secs => :overdue)) AS overdue
                        FROM delivery d JOIN submission s ON s.id = d.submission_id WHERE %s GROUP BY s.portal ORDER BY s.portal
                        """.formatted(where.text()))
                .params(where.params())
                .param("overdue", overdueAfter.toSeconds())
                .query((row, n) -> new Unconfirmed(
                        row.getString("portal"),
                        row.getLong("waiting"),
                        row.getLong("overdue"),
                        row.getTimestamp("oldest").toInstant()))
                .list();
    }

    private Message message(ResultSet row) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        Optional<Vault.Key> key =
                Optional.ofNullable(row.getBytes("wrapped")).map(wrapped -> vault.unwrap(id, wrapped));
        byte[] frame = row.getBytes("frame_sealed");
        byte[] receipt = row.getBytes("receipt_sealed");
        String place = "receipt " + row.getObject("delivery", UUID.class);
        return new Message(
                id,
                row.getObject("case_id", UUID.class),
                key.map(k -> sealed.open(k, Frame.PLACE, frame, Frame.class).reference())
                        .orElse(null),
                row.getString("sender"),
                row.getTimestamp("received_at").toInstant(),
                row.getString("state"),
                row.getTimestamp("delivered_at") == null
                        ? null
                        : row.getTimestamp("delivered_at").toInstant(),
                receipt == null
                        ? null
                        : key.map(k -> sealed.open(k, place, receipt, Receipt.class)
                                        .references())
                                .orElse(null));
    }
}
