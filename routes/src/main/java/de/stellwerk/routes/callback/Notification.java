package de.stellwerk.routes.callback;

import de.stellwerk.routes.ledger.StatusDeliveries;
import de.stellwerk.routes.status.SubmissionStatus;
import java.time.Instant;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What is sent: the submission as its portal sees it when it asks, and the event that is the reason. */
final class Notification {

    private Notification() {}

    private record Reason(UUID id, long sequence, String type, Instant at) {}

    static byte[] of(StatusDeliveries.News news, SubmissionStatus status, JsonMapper json) {
        ObjectNode body = json.valueToTree(status);
        body.set(
                "event",
                json.valueToTree(new Reason(
                        news.event().id(),
                        news.sequence(),
                        news.event().type(),
                        news.event().at())));
        return json.writeValueAsBytes(body);
    }
}
