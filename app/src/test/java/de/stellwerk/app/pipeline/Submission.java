package de.stellwerk.app.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** What a portal sees of a submission that it sent. */
record Submission(Portal portal, String id) {

    /** Long enough for a slow machine; nothing waits for it when all is well. */
    static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final Duration OFTEN = Duration.ofMillis(50);

    UUID uuid() {
        return UUID.fromString(id);
    }

    JsonNode status() {
        Web.Answer answer = portal.status(id);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    String state() {
        return status().path("state").asString();
    }

    JsonNode delivery(String role) {
        return status().path("deliveries")
                .valueStream()
                .filter(delivery -> delivery.path("role").asString().equals(role))
                .findFirst()
                .orElseThrow();
    }

    String receipt(String role, String name) {
        return delivery(role).path("receipt").path(name).asString();
    }

    Submission comesTo(String state) {
        await().atMost(PATIENCE)
                .pollInterval(OFTEN)
                .untilAsserted(() -> assertThat(state()).as(this::told).isEqualTo(state));
        return this;
    }

    /** Waits until its delivery in this role is in this state. */
    Submission comesTo(String role, String state) {
        await().atMost(PATIENCE).pollInterval(OFTEN).untilAsserted(() -> assertThat(
                        delivery(role).path("state").asString())
                .as(this::told)
                .isEqualTo(state));
        return this;
    }

    private String told() {
        return status().toString();
    }
}
