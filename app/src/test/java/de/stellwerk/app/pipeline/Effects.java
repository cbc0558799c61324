package de.stellwerk.app.pipeline;

import de.stellwerk.simulators.SimulatorProcess;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a simulated system did, from its own ledger; {@code of} is oldest first. */
record Effects(SimulatorProcess system) {

    /** The applications that citkoOutdoor took under this file number of the DMS. */
    List<JsonNode> antraege(String aktenzeichen) {
        return of("antrag", aktenzeichen, "context");
    }

    /** The attachments of one of its applications. */
    List<JsonNode> anlagen(String vorgangsnummer) {
        return of("anlage", vorgangsnummer, "reference");
    }

    /** What was posted to a path of the generic sink. */
    List<JsonNode> postedTo(String path) {
        return of("post", path, "reference");
    }

    private List<JsonNode> of(String kind, String value, String field) {
        return system.effects().stream()
                .map(line -> JsonMapper.shared().readTree(line))
                .filter(effect -> effect.path("kind").asString().equals(kind)
                        && effect.path(field).asString("").equals(value))
                .toList();
    }
}
