package de.stellwerk.routes.ledger;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Counts of outcomes as the database gives them. */
final class ReplayOutcomes {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private ReplayOutcomes() {}

    static ReplayJob.Outcome read(int total, String counts) {
        JsonNode of = JSON.readTree(counts == null ? "{}" : counts);
        return new ReplayJob.Outcome(
                total,
                of.path("waiting").asInt(0),
                of.path("in-flight").asInt(0),
                of.path("delivered").asInt(0),
                of.path("dead-again").asInt(0),
                of.path("skipped").asInt(0),
                of.path("overtaken").asInt(0));
    }
}
