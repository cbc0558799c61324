package de.stellwerk.app.demo;

import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** What {@code GET /api/v1/ops/reconciliation} answers: how many submissions are in which state, and how many in none. */
record Figures(JsonNode states, long unaccounted) {

    static final String OPERATOR = "demo-operations";

    private static final Set<String> WAITING = Set.of("waiting-for-payment", "held", "parked");
    private static final String IN_FLIGHT = "in-flight";

    static Figures of(HubClient hub) {
        HubClient.Reply reply = hub.get("/api/v1/ops/reconciliation", OPERATOR);
        if (reply.status() != 200) {
            throw new IllegalStateException(
                    "the hub answered " + reply.status() + " when asked for its reconciliation");
        }
        return new Figures(
                reply.body().path("states"), reply.body().path("unaccounted").asLong());
    }

    boolean atRest() {
        return count(IN_FLIGHT) == 0;
    }

    long accepted() {
        return states.valueStream().mapToLong(JsonNode::asLong).sum();
    }

    long waiting() {
        return Stream.concat(WAITING.stream(), Stream.of(IN_FLIGHT))
                .mapToLong(this::count)
                .sum();
    }

    long count(String state) {
        return states.path(state).asLong();
    }

    /** The line that scripts wait for. */
    String ready(HubClient hub) {
        return "READY %s accepted=%d delivered=%d waiting=%d dead=%d unaccounted=%d"
                .formatted(hub.hub(), accepted(), count("delivered"), waiting(), count("dead"), unaccounted);
    }
}
