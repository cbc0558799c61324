package de.stellwerk.simulators;

import java.io.IOException;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What tests tell a payment stand-in: {@code POST /control/payments {"transaction", "decide": "paid"|"cancelled"|"failed"}},
 * {@code /control/lie {"amount", "status"}} (what statuses say instead of the truth; empty: the truth), and
 * {@code /control/notifications {"send": "once"|"twice"|"never"|"forged"}}.
 */
final class PayControl implements Control.More {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final PayDesk desk;
    private final PayPages.Decided decided;

    PayControl(PayDesk desk, PayPages.Decided decided) {
        this.desk = desk;
        this.decided = decided;
    }

    @Override
    public Optional<Answer> answer(String request, byte[] body) throws IOException {
        try {
            return switch (request) {
                case "POST /control/payments" -> Optional.of(decide(JSON.readTree(body)));
                case "POST /control/lie" -> Optional.of(lie(JSON.readTree(body)));
                case "POST /control/notifications" -> Optional.of(notifications(JSON.readTree(body)));
                default -> Optional.empty();
            };
        } catch (JacksonException | IllegalArgumentException e) {
            return Optional.of(Answer.of(400, "text/plain", "this is not what the control takes"));
        }
    }

    private Answer decide(JsonNode order) throws IOException {
        String transaction = order.required("transaction").asString();
        if (!desk.decide(transaction, order.required("decide").asString())) {
            return Answer.of(409);
        }
        decided.tell(desk.find(transaction).orElseThrow());
        return Answer.of(204);
    }

    private Answer lie(JsonNode lie) {
        desk.lie(new PayDesk.Lie(
                lie.hasNonNull("amount") ? lie.get("amount").decimalValue() : null,
                lie.hasNonNull("status") ? lie.get("status").asString() : null));
        return Answer.of(204);
    }

    private Answer notifications(JsonNode order) {
        desk.notifications(order.required("send").asString());
        return Answer.of(204);
    }
}
