package de.stellwerk.routes.ledger;

import com.github.f4b6a3.uuid.UuidCreator;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** Seals and hashes what is accepted, before anything is locked. */
final class AcceptanceRows {

    private static final JsonMapper PLAIN = JsonMapper.builder().build();
    private static final JsonMapper ROWS = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    private final Vault vault;
    private final SealedJson sealed;

    AcceptanceRows(Vault vault, SealedJson sealed) {
        this.vault = vault;
        this.sealed = sealed;
    }

    static String json(List<AcceptanceRow> rows) {
        return ROWS.writeValueAsString(rows);
    }

    /** The row, not yet bound to a case. */
    AcceptanceRow of(Acceptance a) {
        Vault.Key key = a.key();
        Optional<Acceptance.Answers> answers = a.answers();
        byte[] referenceHash = answers.map(to -> messageHash(to.sender(), a.reference()))
                .orElseGet(() -> referenceHash(a.portal(), a.reference()));
        byte[] contentHash = answers.map(to -> contentKey(a.contentHash(), to.caseId()))
                .orElseGet(() -> contentKey(a.contentHash()));
        Map<String, Object> owed = PaymentRow.params(a.owed(), PLAIN);
        return new AcceptanceRow(
                a.id(),
                a.portal(),
                referenceHash,
                contentHash,
                a.service(),
                a.serviceKey(),
                a.servicePin(),
                a.variant(),
                a.tenant(),
                a.area(),
                a.test(),
                a.receivedAt().toString(),
                null,
                null,
                answers.isPresent() ? "message" : "application",
                answers.map(Acceptance.Answers::sender).orElse(null),
                answers.map(Acceptance.Answers::submission).orElse(null),
                sealed.seal(key, Frame.PLACE, frame(a)),
                vault.wrap(key),
                vault.sealOwn(acknowledgementPlace(a.id()), a.acknowledgement().getBytes(StandardCharsets.UTF_8)),
                Documents.sealed(vault, key, "form", 1, a.form()),
                a.antrag()
                        .map(d -> Documents.sealed(vault, key, "antrag", 1, d))
                        .orElse(null),
                a.paidAntrag()
                        .map(d -> Documents.sealed(vault, key, "antrag", 2, d))
                        .orElse(null),
                attachments(a),
                deliveries(a, new StableIds(vault, a.portal(), referenceHash, contentHash)),
                a.waits(),
                a.mappingFault().orElse(null),
                (String) owed.get("owedState"),
                (String) owed.get("provider"),
                (BigDecimal) owed.get("amount"),
                (String) owed.get("purpose"),
                (String) owed.get("items"),
                (Double) owed.get("unpaidAfter"),
                vault.keyedHash(BusinessKeys.REFERENCE, a.reference()),
                a.caseReference()
                        .map(c -> vault.keyedHash(BusinessKeys.CASE, c))
                        .orElse(null),
                answers.isPresent() ? "message.received" : "submission.accepted");
    }

    private static Frame frame(Acceptance a) {
        return new Frame(
                a.reference(),
                a.caseReference().orElse(null),
                a.returnUrl().map(URI::toString).orElse(null),
                a.filing());
    }

    private List<AcceptanceRow.AttachmentRow> attachments(Acceptance a) {
        List<StoredAttachment> all = a.attachments();
        return IntStream.range(0, all.size())
                .mapToObj(i -> new AcceptanceRow.AttachmentRow(
                        all.get(i).id(),
                        i,
                        sealed.seal(a.key(), Documents.factsPlace(all.get(i).id()), all.get(i))))
                .toList();
    }

    private static List<AcceptanceRow.DeliveryRow> deliveries(Acceptance a, StableIds ids) {
        return a.deliveries().stream()
                .map(d -> new AcceptanceRow.DeliveryRow(
                        UuidCreator.getTimeOrderedEpoch(),
                        ids.of("delivery %d %d %s %s".formatted(d.chain(), d.position(), d.role(), d.target())),
                        d.target(),
                        d.role(),
                        d.chain(),
                        d.position()))
                .toList();
    }

    byte[] referenceHash(String portal, String reference) {
        return vault.keyedHash("portal reference", portal + "\n" + reference);
    }

    byte[] messageHash(String sender, String reference) {
        return vault.keyedHash("target reference", sender + "\n" + reference);
    }

    byte[] contentKey(String contentHash, UUID caseId) {
        return vault.keyedHash("content", contentHash + "\n" + caseId);
    }

    byte[] contentKey(String contentHash) {
        return vault.keyedHash("content", contentHash);
    }

    static String acknowledgementPlace(UUID id) {
        return "acknowledgement " + id;
    }
}
