package de.stellwerk.client;

import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** The hub did not do it; the message is what it said, without anything a stranger sent. */
final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Refused(int status, JsonNode problem) {
        super(said(status, problem));
    }

    private static String said(int status, JsonNode problem) {
        String title = problem.path("title").asString("the hub answers " + status);
        String violations = problem.path("violations")
                .valueStream()
                .map(violation ->
                        "\n  " + place(violation) + violation.path("message").asString(""))
                .collect(Collectors.joining());
        return title + violations;
    }

    private static String place(JsonNode violation) {
        String place =
                violation.path("pointer").asString(violation.path("parameter").asString(""));
        return place.isEmpty() ? "" : place + ": ";
    }
}
