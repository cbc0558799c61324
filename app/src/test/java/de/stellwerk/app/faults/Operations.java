package de.stellwerk.app.faults;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What an operator sees and does at a hub. */
record Operations(HubApi api) {

    private static final String OPS = "/api/v1/ops/";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    static Operations at(URI hub) {
        return new Operations(new HubApi(hub, TestCatalogue.OPERATOR));
    }

    JsonNode reconciliation() throws IOException {
        return api.get(OPS + "reconciliation").expect(200);
    }

    /** How often the ledger was restored, and what is looked for now. */
    JsonNode restorations() throws IOException {
        return api.get(OPS + "restorations").expect(200);
    }

    long inFlightAt(String target) throws IOException {
        return api.get(OPS + "targets/" + target).expect(200).path("inFlight").asLong();
    }

    /** How many deliveries of this target are not at rest: worked on, or due. */
    long unfinishedAt(String target) throws IOException {
        JsonNode found = api.get(OPS + "targets/" + target).expect(200);
        return found.path("inFlight").asLong() + found.path("backlog").asLong();
    }

    void awaitInFlightAt(String target, long expected) {
        await().atMost(PATIENCE).until(() -> inFlightAt(target) == expected);
    }

    long dead() throws IOException {
        return count("dead");
    }

    private long count(String state) throws IOException {
        return reconciliation().path("counts").path(state).asLong();
    }

    /** Until nothing moves any more: everything is delivered or dead. */
    void awaitRest() {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(200)).until(this::isAtRest);
    }

    private boolean isAtRest() throws IOException {
        JsonNode now = reconciliation();
        JsonNode counts = now.path("counts");
        return counts.path("delivered").asLong() + counts.path("dead").asLong()
                == now.path("accepted").asLong();
    }

    /** Sets everything dead going again. */
    void replayAll() throws IOException {
        ObjectNode order =
                JsonMapper.shared().createObjectNode().put("mode", "resume").put("reason", "Prüfung");
        order.putObject("filter").put("since", "2020-01-01T00:00:00Z");
        api.post(OPS + "dead-letters/replay", order).expect(200);
    }
}
