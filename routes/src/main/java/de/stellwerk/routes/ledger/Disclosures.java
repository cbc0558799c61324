package de.stellwerk.routes.ledger;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Opens what is sealed to an operator, never without an entry in the audit log that is committed first. */
@Component
public final class Disclosures {

    private final JdbcClient sql;
    private final Commits commits;
    private final Vault vault;
    private final Documents documents;
    private final Audit audit;

    Disclosures(JdbcClient sql, Commits commits, Vault vault, Documents documents, Audit audit) {
        this.sql = sql;
        this.commits = commits;
        this.vault = vault;
        this.documents = documents;
        this.audit = audit;
    }

    /** What is shown, or why not. */
    public sealed interface Shown<T> {
        record Content<T>(T content) implements Shown<T> {}

        /** It does not exist, or not within the operator's scope. */
        record NotFound<T>() implements Shown<T> {}

        /** It was there; its retention has ended. */
        record Erased<T>() implements Shown<T> {}
    }

    /** What a portal sent, and what the hub made of it. The Antrag document is absent when the mapping never succeeded. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Payload(String form, String antrag, List<StoredAttachment> attachments) {}

    /** An attachment with its plain bytes, to be closed by whoever reads it. */
    public record OpenedAttachment(StoredAttachment facts, InputStream bytes) {}

    /** What the target or the broker said, where a failure has more to tell than its code; the latest last. */
    public record Detail(Instant at, String place, String code, String text) {}

    public Shown<Payload> payload(Act act, UUID submission) {
        return submission(
                act,
                submission,
                "view-payload",
                "submission " + submission,
                key -> Optional.of(new Payload(
                        documents.form(key).map(Disclosures::text).orElse(""),
                        documents.antrag(key).map(Disclosures::text).orElse(null),
                        documents.attachments(key))));
    }

    public Shown<OpenedAttachment> attachment(Act act, UUID submission, UUID attachment) {
        return submission(
                act,
                submission,
                "view-attachment",
                "attachment " + attachment,
                key -> documents.attachments(key).stream()
                        .filter(facts -> facts.id().equals(attachment))
                        .findFirst()
                        .map(facts -> new OpenedAttachment(facts, documents.attachment(key, attachment))));
    }

    /** Of a delivery: the details of its failures. Of a dead message: its body. */
    public Shown<List<Detail>> details(Act act, UUID deliveryOrMessage) {
        Where delivery =
                new Where().and("d.id = :id", "id", deliveryOrMessage).within(act.scope(), "s.tenant", "d.target");
        Optional<UUID> submission = sql.sql(
                        "SELECT s.id FROM delivery d JOIN submission s ON s.id = d.submission_id WHERE "
                                + delivery.text())
                .params(delivery.params())
                .query(UUID.class)
                .optional();
        return submission.isPresent()
                ? submission(
                        act,
                        submission.get(),
                        "view-failure",
                        "delivery " + deliveryOrMessage,
                        key -> Optional.of(details(key, deliveryOrMessage)))
                : message(act, deliveryOrMessage);
    }

    private <T> Shown<T> submission(
            Act act, UUID submission, String action, String object, Function<Vault.Key, Optional<T>> content) {
        Optional<String> tenant = commits.commit(() -> {
            Optional<String> found = tenant(act.scope(), submission);
            found.ifPresent(
                    t -> audit.append(act, new Audit.Deed(action, object, List.of(submission), Set.of(t), "granted")));
            return found;
        });
        if (tenant.isEmpty()) {
            return new Shown.NotFound<>();
        }
        Optional<Vault.Key> key = documents.key(submission);
        if (key.isEmpty()) {
            return new Shown.Erased<>();
        }
        return content.apply(key.get()).<Shown<T>>map(Shown.Content::new).orElseGet(Shown.NotFound::new);
    }

    private Optional<String> tenant(Scope scope, UUID submission) {
        Where where = new Where().and("s.id = :id", "id", submission).withinSubmissions(scope, "s.tenant", "s.id");
        return sql.sql("SELECT s.tenant FROM submission s WHERE " + where.text())
                .params(where.params())
                .query(String.class)
                .optional();
    }

    private List<Detail> details(Vault.Key key, UUID delivery) {
        return new ArrayList<>(sql.sql("""
                        SELECT ended_at AS at, place, code, detail_sealed AS sealed FROM attempt
                        WHERE delivery_id = ? AND detail_sealed IS NOT NULL ORDER BY claim_fence
                        """)
                .param(delivery)
                .query((row, n) -> detail(row, vault.open(key, "failure " + delivery, row.getBytes("sealed"))))
                .list());
    }

    private Shown<List<Detail>> message(Act act, UUID message) {
        if (!act.scope().everywhere()) {
            return new Shown.NotFound<>();
        }
        Optional<Detail> body = commits.commit(() -> {
            Optional<Detail> found = sql.sql("""
                            SELECT arrived_at AS at, address AS place, reason AS code, body_sealed FROM dead_message WHERE id = ?
                            """)
                    .param(message)
                    .query((row, n) ->
                            detail(row, vault.openOwn(DeadMessages.place(message), row.getBytes("body_sealed"))))
                    .optional();
            found.ifPresent(b -> audit.append(
                    act, new Audit.Deed("view-message", "message " + message, List.of(message), Set.of(), "granted")));
            return found;
        });
        return body.<Shown<List<Detail>>>map(detail -> new Shown.Content<>(List.of(detail)))
                .orElseGet(Shown.NotFound::new);
    }

    private static Detail detail(ResultSet row, byte[] text) throws SQLException {
        return new Detail(
                row.getTimestamp("at").toInstant(), row.getString("place"), row.getString("code"), text(text));
    }

    private static String text(byte[] utf8) {
        return new String(utf8, StandardCharsets.UTF_8);
    }
}
