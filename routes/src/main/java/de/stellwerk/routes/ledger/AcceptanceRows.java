package de.stellwerk.routes.ledger;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import tools.jackson.databind.json.JsonMapper;

/** What an acceptance has many of, as JSON for the one statement that stores it. */
record AcceptanceRows(SealedJson sealed, JsonMapper json) {

    private record AttachmentRow(UUID id, int position, String facts) {}

    String attachments(Acceptance a) {
        List<StoredAttachment> all = a.attachments();
        return json.writeValueAsString(IntStream.range(0, all.size())
                .mapToObj(i -> new AttachmentRow(
                        all.get(i).id(),
                        i,
                        Base64.getEncoder()
                                .encodeToString(sealed.seal(
                                        a.key(), Documents.factsPlace(all.get(i).id()), all.get(i)))))
                .toList());
    }

    private record DeliveryRow(UUID id, UUID key, String target, String role, int chain, int position) {}

    String deliveries(Acceptance a, StableIds ids) {
        return json.writeValueAsString(a.deliveries().stream()
                .map(d -> new DeliveryRow(
                        UuidCreator.getTimeOrderedEpoch(),
                        ids.of("delivery %d %d %s %s".formatted(d.chain(), d.position(), d.role(), d.target())),
                        d.target(),
                        d.role(),
                        d.chain(),
                        d.position()))
                .toList());
    }
}
