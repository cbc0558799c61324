package de.stellwerk.app.demo;

import de.stellwerk.app.HubDoesNotStart;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * What {@code GET /api/v1/ops/reconciliation} answers.
 *
 * @param accepted how many submissions were acknowledged
 * @param counts how many of them are in which state
 * @param unaccounted how many are in none, or will never move again; 0, always
 */
record Figures(long accepted, JsonNode counts, long unaccounted) {

    /** The token of the demonstration's operator, good from loopback addresses only. */
    static final String OPERATOR = "stellwerk-demo-operations";

    private static final String IN_FLIGHT = "in-flight";

    static Figures of(HubClient hub) {
        HubClient.Reply reply = hub.get("/api/v1/ops/reconciliation", OPERATOR);
        if (reply.status() != 200) {
            throw new HubDoesNotStart("the hub answered " + reply.status() + " when asked for its reconciliation");
        }
        JsonNode report = reply.body();
        return new Figures(
                report.path("accepted").asLong(),
                report.path("counts"),
                report.path("unaccounted").asLong());
    }

    static String operatorHash() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(OPERATOR.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    boolean atRest() {
        return count(IN_FLIGHT) == 0;
    }

    /** The line that scripts wait for. */
    String ready(HubClient hub) {
        long waiting = Stream.of("waiting", "held", "parked", IN_FLIGHT)
                .mapToLong(this::count)
                .sum();
        return "READY %s accepted=%d delivered=%d waiting=%d dead=%d unaccounted=%d"
                .formatted(hub.hub(), accepted, count("delivered"), waiting, count("dead"), unaccounted);
    }

    private long count(String state) {
        return counts.path(state).asLong();
    }
}
