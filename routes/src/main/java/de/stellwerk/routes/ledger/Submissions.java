package de.stellwerk.routes.ledger;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the ledger tells of a submission, without its content. */
@Component
public final class Submissions {

    private final JdbcClient sql;
    private final Commits commits;
    private final Documents documents;
    private final Vault vault;
    private final SealedJson sealed;

    Submissions(JdbcClient sql, Commits commits, Documents documents, Vault vault, SealedJson sealed) {
        this.sql = sql;
        this.commits = commits;
        this.documents = documents;
        this.vault = vault;
        this.sealed = sealed;
    }

    /** One submission, or a message ({@code kind}, with its {@code sender}): {@code state} is one of the words of {@code submission_state}, the worst of its deliveries. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Submission(
            UUID id,
            String kind,
            UUID caseId,
            String sender,
            String portal,
            String reference,
            String caseReference,
            String service,
            String serviceKey,
            String tenant,
            String area,
            boolean test,
            Instant receivedAt,
            String state,
            List<DeliveryView> deliveries,
            List<EventView> events) {

        /** Without the deliveries that go to targets outside. */
        Submission within(Scope scope) {
            return new Submission(
                    id,
                    kind,
                    caseId,
                    sender,
                    portal,
                    reference,
                    caseReference,
                    service,
                    serviceKey,
                    tenant,
                    area,
                    test,
                    receivedAt,
                    state,
                    deliveries.stream()
                            .filter(delivery -> scope.holdsTarget(delivery.target()))
                            .toList(),
                    events);
        }
    }

    /** One delivery with its attempts; the receipt is there when, and only when, it is delivered. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record DeliveryView(
            UUID id,
            String role,
            String target,
            String state,
            int attempts,
            int round,
            Instant nextAttemptAt,
            Instant deliveredAt,
            Map<String, String> receipt,
            FailureView failure,
            List<StepView> steps,
            List<AttemptView> history) {}

    /** Why the last attempt failed. */
    public record FailureView(String kind, String place, String code, Instant at) {}

    /** An effect at the target that is recorded; {@code found}: it had been done by an earlier, unrecorded attempt. */
    public record StepView(String name, Instant at, boolean found, Map<String, String> receipt) {}

    /** One attempt: {@code outcome} is {@code delivered}, {@code lost}, or the class of the failure. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record AttemptView(
            Instant startedAt, Instant endedAt, String outcome, String place, String code, String hub) {}

    /** Something that happened, without personal data. */
    public record EventView(UUID id, Instant at, String type) {}

    /** The submission, if it exists and came from this portal, with its own deliveries; messages did not come from there. */
    public Optional<Submission> ofPortal(String portal, UUID id) {
        return own(id).filter(
                        found -> found.portal().equals(portal) && found.kind().equals("application"));
    }

    /** The submission as its portal sees it: with its own deliveries only. */
    Optional<Submission> own(UUID id) {
        return commits.read(() -> read(id, 0));
    }

    /**
     * The submission as it was at one moment: its state, its deliveries and its events fit together. With the delivery that tells its
     * portal, if there is one.
     */
    public Optional<Submission> find(UUID id) {
        return commits.read(() -> read(id, StatusDeliveries.CHAIN));
    }

    private Optional<Submission> read(UUID id, int firstChain) {
        Optional<Vault.Key> key = documents.key(id);
        return sql.sql("SELECT s.*, submission_state(s) AS condition FROM submission s WHERE id = ?")
                .param(id)
                .query((row, n) -> {
                    Frame frame = key.map(k -> sealedFrame(k, row)).orElse(new Frame(null, null, null, null));
                    return new Submission(
                            id,
                            row.getString("kind"),
                            row.getObject("case_id", UUID.class),
                            row.getString("sender"),
                            row.getString("portal"),
                            frame.reference(),
                            frame.caseReference(),
                            row.getString("service"),
                            row.getString("service_key"),
                            row.getString("tenant"),
                            row.getString("area"),
                            row.getBoolean("test"),
                            row.getTimestamp("received_at").toInstant(),
                            row.getString("condition"),
                            deliveries(id, key, firstChain),
                            events(id));
                })
                .optional();
    }

    /**
     * What a submission is to the person who sent it.
     *
     * @param service what it is for, in words
     * @param tenant the authority's name
     * @param returnUrl where the portal wants its people back
     */
    public record Heading(String service, String tenant, Optional<URI> returnUrl) {}

    /** Empty when it was erased or never existed. */
    public Optional<Heading> heading(UUID id) {
        return documents.key(id).flatMap(key -> sql.sql("SELECT frame_sealed FROM submission WHERE id = ?")
                .param(id)
                .query((row, n) -> sealedFrame(key, row))
                .optional()
                .map(frame -> new Heading(
                        frame.filing().service().name(),
                        frame.filing().tenant().name(),
                        Optional.ofNullable(frame.returnUrl()).map(URI::create))));
    }

    /** The acknowledgement as it was given; it outlives the payload. */
    public Optional<String> acknowledgement(String portal, UUID id) {
        return sql.sql("""
                        SELECT jws_sealed FROM acknowledgement JOIN submission ON id = submission_id
                        WHERE submission_id = ? AND portal = ? AND kind = 'application'
                        """)
                .params(id, portal)
                .query(byte[].class)
                .optional()
                .map(jws -> new String(
                        vault.openOwn(AcceptanceRows.acknowledgementPlace(id), jws), StandardCharsets.UTF_8));
    }

    private Frame sealedFrame(Vault.Key key, java.sql.ResultSet row) {
        try {
            return sealed.open(key, Frame.PLACE, row.getBytes("frame_sealed"), Frame.class);
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<DeliveryView> deliveries(UUID submission, Optional<Vault.Key> key, int firstChain) {
        return sql.sql("""
                        SELECT d.*, delivery_condition(d) AS condition,
                               CASE WHEN d.state = 'delivered' THEN d.receipt_sealed END AS given_receipt
                        FROM delivery d WHERE submission_id = ? AND chain >= ? ORDER BY chain < 0, chain, position
                        """)
                .params(submission, firstChain)
                .query((row, n) -> {
                    UUID id = row.getObject("id", UUID.class);
                    String condition = row.getString("condition");
                    return new DeliveryView(
                            id,
                            row.getString("role"),
                            row.getString("target"),
                            condition,
                            row.getInt("attempts"),
                            row.getInt("round"),
                            condition.equals("in-flight") ? instant(row.getTimestamp("due_at")) : null,
                            instant(row.getTimestamp("delivered_at")),
                            receipt(key, "receipt " + id, row.getBytes("given_receipt")),
                            row.getString("failure_class") == null
                                    ? null
                                    : new FailureView(
                                            row.getString("failure_class"),
                                            row.getString("failure_place"),
                                            row.getString("failure_code"),
                                            instant(row.getTimestamp("failed_at"))),
                            steps(id, key),
                            attempts(id));
                })
                .list();
    }

    private List<StepView> steps(UUID delivery, Optional<Vault.Key> key) {
        return sql.sql("SELECT * FROM step WHERE delivery_id = ? ORDER BY recorded_at")
                .param(delivery)
                .query((row, n) -> new StepView(
                        row.getString("name"),
                        instant(row.getTimestamp("recorded_at")),
                        row.getBoolean("found"),
                        receipt(key, "step " + delivery + " " + row.getString("name"), row.getBytes("receipt_sealed"))))
                .list();
    }

    private List<AttemptView> attempts(UUID delivery) {
        return sql.sql("""
                        SELECT a.*, i.hub FROM attempt a LEFT JOIN incarnation i ON i.id = a.incarnation
                        WHERE delivery_id = ? ORDER BY claim_fence
                        """)
                .param(delivery)
                .query((row, n) -> new AttemptView(
                        instant(row.getTimestamp("started_at")),
                        instant(row.getTimestamp("ended_at")),
                        row.getString("outcome"),
                        row.getString("place"),
                        row.getString("code"),
                        row.getString("hub")))
                .list();
    }

    private List<EventView> events(UUID submission) {
        return sql.sql("SELECT id, at, type FROM event WHERE submission_id = ? ORDER BY seq")
                .param(submission)
                .query((row, n) -> new EventView(
                        row.getObject("id", UUID.class), instant(row.getTimestamp("at")), row.getString("type")))
                .list();
    }

    private Map<String, String> receipt(Optional<Vault.Key> key, String place, byte[] receipt) {
        return receipt == null
                ? null
                : key.map(k -> sealed.open(k, place, receipt, de.stellwerk.adapter.Receipt.class)
                                .references())
                        .orElse(null);
    }

    private static Instant instant(java.sql.Timestamp at) {
        return at == null ? null : at.toInstant();
    }
}
