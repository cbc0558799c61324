package de.stellwerk.app.demo;

import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * A sample that a portal pushed.
 *
 * @param reply what the hub answered
 */
record PushedSample(Sample sample, DemoPortal portal, HubClient.Reply reply) {

    boolean isAccepted() {
        return reply.status() == 202;
    }

    /** Opens its payment as its portal would, where it must be paid first; answers whether it must. */
    boolean pay(HubClient hub) {
        boolean unpaid = reply.body().path("payment").path("state").asString("").equals("open");
        return unpaid
                && hub.post("/api/v1/submissions/" + id() + "/payment", portal.key())
                                .status()
                        == 200;
    }

    /** Its state now; empty while the hub does not say. */
    Optional<JsonNode> status(HubClient hub) {
        HubClient.Reply now = hub.get("/api/v1/submissions/" + id(), portal.key());
        return now.status() == 200 ? Optional.of(now.body()) : Optional.empty();
    }

    /** Whether its payment has not come. */
    boolean isWaiting(HubClient hub) {
        return status(hub)
                .filter(now -> now.path("state").asString("").equals("waiting"))
                .isPresent();
    }

    String id() {
        return reply.body().path("id").asString();
    }

    /** How its portal asks for it. */
    String curl(HubClient hub) {
        return "curl -H 'Authorization: Bearer " + portal.key() + "' " + hub.hub() + "/api/v1/submissions/" + id();
    }

    /** Portal reference, id, state and every receipt so far, in one line. */
    String line(HubClient hub) {
        if (!isAccepted()) {
            return "%-66s refused: %s"
                    .formatted(sample.name(), reply.body().path("title").asString("" + reply.status()));
        }
        JsonNode status = status(hub).orElse(reply.body());
        return "%-66s %s  %s  %s  %s"
                .formatted(
                        sample.name(),
                        status.path("reference").asString(),
                        id(),
                        status.path("state").asString(),
                        receipts(status));
    }

    private static String receipts(JsonNode status) {
        return status.path("deliveries")
                .valueStream()
                .flatMap(delivery -> delivery.path("receipt").propertyStream())
                .filter(reference -> !reference.getKey().equals("object-id"))
                .map(reference ->
                        reference.getKey() + " " + reference.getValue().asString())
                .collect(Collectors.joining(", "));
    }
}
