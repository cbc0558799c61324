package de.stellwerk.simulators;

import java.io.IOException;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The part of a simulator that tests speak to; never subject to a fault. */
final class Control {

    static final String PATH = "/control/";

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private final FaultSwitch faults;
    private final Effects effects;
    private final Map<String, Order> orders;

    /** Something else that tests can order; by the path it is posted to. */
    interface Order {
        Answer carryOut(byte[] body) throws IOException;
    }

    /** @param effects {@code null} for a system that can be asked itself */
    Control(FaultSwitch faults, Effects effects) {
        this(faults, effects, Map.of());
    }

    Control(FaultSwitch faults, Effects effects, Map<String, Order> orders) {
        this.faults = faults;
        this.effects = effects;
        this.orders = orders;
    }

    Answer answer(String method, String path, byte[] body) throws IOException {
        return switch (method + " " + path) {
            case "POST /control/fault" -> setFault(body);
            case "GET /control/effects" ->
                effects == null
                        ? Answer.of(404)
                        : new Answer(200, Map.of("Content-Type", "application/jsonl"), effects.lines());
            default ->
                method.equals("POST") && orders.containsKey(path)
                        ? orders.get(path).carryOut(body)
                        : Answer.of(404);
        };
    }

    private Answer setFault(byte[] body) {
        try {
            faults.set(JSON.readValue(body, Fault.class));
            return Answer.of(204);
        } catch (JacksonException | IllegalArgumentException e) {
            return Answer.of(
                    400, "text/plain", "a fault is {\"mode\": …, \"times\": …, \"retryAfter\": …, \"millis\": …}");
        }
    }
}
