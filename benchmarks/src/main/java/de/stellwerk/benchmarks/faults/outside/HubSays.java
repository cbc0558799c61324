package de.stellwerk.benchmarks.faults.outside;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * What the hub tells a portal of one submission.
 *
 * @param payment the state of the payment, or empty where there is none
 * @param amount what is to be paid, or empty
 */
record HubSays(String id, String reference, String state, String payment, String amount, List<Delivery> deliveries) {

    static final String DELIVERED = "delivered";

    /** @param receipt the reference that the target gave, or empty */
    record Delivery(String role, String state, String receipt) {

        boolean isDelivered() {
            return state.equals(DELIVERED);
        }
    }

    static HubSays of(JsonNode status) {
        return new HubSays(
                status.path("id").asString(""),
                status.path("reference").asString(""),
                status.path("state").asString(""),
                status.path("payment").path("state").asString(""),
                status.path("payment").path("amount").asString(""),
                status.path("deliveries")
                        .valueStream()
                        .map(delivery -> new Delivery(
                                delivery.path("role").asString(""),
                                delivery.path("state").asString(""),
                                delivery.path("receipt").path("reference").asString("")))
                        .toList());
    }

    Optional<Delivery> delivery(String role) {
        return deliveries.stream()
                .filter(delivery -> delivery.role().equals(role))
                .findFirst();
    }

    boolean isDelivered() {
        return state.equals(DELIVERED);
    }
}
