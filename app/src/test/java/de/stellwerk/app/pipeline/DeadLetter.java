package de.stellwerk.app.pipeline;

import tools.jackson.databind.JsonNode;

/** A line of the operations page. */
record DeadLetter(
        String kind, String id, String failureClass, String target, String place, String code, String submission) {

    static DeadLetter of(JsonNode line) {
        return new DeadLetter(
                text(line, "kind"),
                text(line, "id"),
                text(line, "failureClass"),
                text(line, "target"),
                text(line, "place"),
                text(line, "code"),
                text(line, "submission"));
    }

    /** Class, place and code. */
    String cause() {
        return failureClass + " " + place + " " + code;
    }

    private static String text(JsonNode line, String name) {
        return line.path(name).asString("");
    }
}
