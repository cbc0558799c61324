package de.stellwerk.routes.ledger;

import de.stellwerk.adapter.Receipt;
import de.stellwerk.routes.ledger.OrderOutcome.Why;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Settles a doubt: the operator has looked at the target, the effect is there, and this is its receipt. */
@Component
public final class Arrivals {

    private final JdbcClient sql;
    private final Commits commits;
    private final Vault vault;
    private final SealedJson sealed;
    private final Documents documents;
    private final Audit audit;
    private final Waking waking;
    private final JsonMapper json = JsonMapper.builder().build();

    Arrivals(
            JdbcClient sql,
            Commits commits,
            Vault vault,
            SealedJson sealed,
            Documents documents,
            Audit audit,
            Waking waking) {
        this.sql = sql;
        this.commits = commits;
        this.vault = vault;
        this.sealed = sealed;
        this.documents = documents;
        this.audit = audit;
        this.waking = waking;
    }

    /**
     * Delivered, with this receipt; the next in the chain becomes due. Only for a dead delivery that is in doubt,
     * whatever its class; else says why not.
     *
     * @param receipt names in lower case with hyphens, such as {@code aktenzeichen}, and what the target calls it
     */
    public Optional<Why> arrived(Act act, UUID delivery, Map<String, String> receipt) {
        List<String> woken = new ArrayList<>();
        Optional<Why> obstacle = commits.commit(() -> {
            List<LockedDelivery> locked = LockedDelivery.lock(sql, act.scope(), List.of(delivery), Instant.now());
            if (locked.isEmpty()) {
                return Optional.of(Why.NOT_FOUND);
            }
            Optional<Why> standsInTheWay = obstacle(locked.get(0));
            if (standsInTheWay.isEmpty()) {
                woken.addAll(settle(locked.get(0), new Receipt(receipt)));
            }
            audit.append(act, deed(locked.get(0), standsInTheWay));
            return standsInTheWay;
        });
        waking.wake(woken);
        return obstacle;
    }

    private static Optional<Why> obstacle(LockedDelivery delivery) {
        if (!delivery.open()) {
            return Optional.of(Why.SUBMISSION_CLOSED);
        }
        if (!delivery.state().equals("dead")) {
            return Optional.of(delivery.state().equals("archived") ? Why.ARCHIVED : Why.NOT_DEAD);
        }
        return delivery.inDoubt() ? Optional.empty() : Optional.of(Why.OUTCOME_NOT_UNKNOWN);
    }

    private static Audit.Deed deed(LockedDelivery delivery, Optional<Why> obstacle) {
        return new Audit.Deed(
                "arrived",
                "delivery " + delivery.id(),
                List.of(delivery.id()),
                Set.of(delivery.tenant()),
                obstacle.map(Why::word).orElse("delivered"));
    }

    private List<String> settle(LockedDelivery delivery, Receipt receipt) {
        Vault.Key key = documents.key(delivery.submission()).orElseThrow();
        return sql.sql("""
                        WITH mine AS (
                            UPDATE delivery SET state = CASE WHEN news > news_claimed THEN 'due' ELSE 'delivered' END,
                                   due_at = CASE WHEN news > news_claimed THEN now() END,
                                   receipt_sealed = :receipt, delivered_at = now(), uncertain = false, restored = false, lost_claims = 0, failure_class = NULL, failure_place = NULL,
                                   failure_code = NULL, failure_detail_sealed = NULL
                            WHERE id = :id RETURNING id, submission_id, chain, position, target, role, state),
                        advanced AS (
                            UPDATE delivery d SET state = 'due', due_at = now() FROM mine
                            WHERE d.submission_id = mine.submission_id AND d.chain = mine.chain
                              AND d.position = mine.position + 1 AND d.state = 'chained' RETURNING d.target),
                        searchable AS (
                            INSERT INTO business_key (key_hash, kind, submission_id)
                            SELECT decode(k.hash, 'base64'), k.kind, mine.submission_id
                            FROM mine, jsonb_to_recordset(:keys::jsonb) AS k (hash text, kind text) ON CONFLICT DO NOTHING),
                        told AS (
                            INSERT INTO event (type, portal, submission_id, delivery_id, data)
                            SELECT 'delivery.delivered', :portal, submission_id, id,
                                   jsonb_build_object('role', role, 'target', target, 'receipt', 'given by an operator')
                            FROM mine WHERE chain >= 0)
                        SELECT target FROM mine WHERE state = 'due' UNION ALL SELECT target FROM advanced
                        """)
                .param("id", delivery.id())
                .param("receipt", sealed.seal(key, "receipt " + delivery.id(), receipt))
                .param("keys", searchable(receipt))
                .param("portal", delivery.portal())
                .query(String.class)
                .list();
    }

    private record Key(String hash, String kind) {}

    private String searchable(Receipt receipt) {
        return json.writeValueAsString(receipt.references().entrySet().stream()
                .map(e -> new Key(
                        Base64.getEncoder().encodeToString(vault.keyedHash(e.getKey(), e.getValue())), e.getKey()))
                .toList());
    }
}
