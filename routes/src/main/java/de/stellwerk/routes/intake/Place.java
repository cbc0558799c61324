package de.stellwerk.routes.intake;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * Where in a message something is wrong. Every part may be absent.
 *
 * @param pointer RFC 6901, into a JSON message
 * @param xpath into an XML message, namespaces left out
 * @param line from 1
 * @param column from 1
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Place(String pointer, String xpath, Integer line, Integer column) {

    /** The message as a whole, or something outside it. */
    public static final Place NOWHERE = new Place(null, null, null, null);

    static Place pointer(String pointer) {
        return new Place(pointer, null, null, null);
    }

    static Place position(int line, int column) {
        return new Place(null, null, line > 0 ? line : null, column > 0 ? column : null);
    }

    static Place xpath(String xpath, int line, int column) {
        return new Place(null, xpath, line > 0 ? line : null, column > 0 ? column : null);
    }

    Place at(Place position) {
        return new Place(pointer, xpath, position.line, position.column);
    }
}
