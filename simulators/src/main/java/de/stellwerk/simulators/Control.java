package de.stellwerk.simulators;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The part of a simulator that tests speak to; never subject to a fault. */
final class Control {

    static final String PATH = "/control/";

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    /** What else a simulator lets tests do; the request is its method and path. */
    interface More {
        Optional<Answer> answer(String request, byte[] body) throws IOException;
    }

    private final FaultSwitch faults;
    private final Effects effects;
    private final More more;

    /** @param effects {@code null} for a system that can be asked itself */
    Control(FaultSwitch faults, Effects effects, More more) {
        this.faults = faults;
        this.effects = effects;
        this.more = more;
    }

    Answer answer(String method, String path, byte[] body) throws IOException {
        return switch (method + " " + path) {
            case "POST /control/fault" -> setFault(body);
            case "GET /control/effects" ->
                effects == null
                        ? Answer.of(404)
                        : new Answer(200, Map.of("Content-Type", "application/jsonl"), effects.lines());
            default -> more.answer(method + " " + path, body).orElse(Answer.of(404));
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
