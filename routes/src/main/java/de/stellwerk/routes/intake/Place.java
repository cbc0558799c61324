package de.stellwerk.routes.intake;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * Where in a message something is wrong. Every part may be absent.
 *
 * @param pointer RFC 6901, into a JSON message
 * @param xpath into an XML message, namespaces left out
 * @param line from 1
 * @param column from 1
 * @param part of a multipart body, by name and, from the second of a name on, number: {@code attachment[2]}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Place(String pointer, String xpath, Integer line, Integer column, String part) {

    /** The message as a whole, or something outside it. */
    public static final Place NOWHERE = new Place(null, null, null, null, null);

    static Place pointer(String pointer) {
        return new Place(pointer, null, null, null, null);
    }

    static Place part(String name, int number) {
        return new Place(null, null, null, null, number > 1 ? name + "[" + number + "]" : name);
    }

    static Place position(int line, int column) {
        return new Place(null, null, line > 0 ? line : null, column > 0 ? column : null, null);
    }

    static Place xpath(String xpath, int line, int column) {
        return new Place(null, xpath, line > 0 ? line : null, column > 0 ? column : null, null);
    }

    Place at(Place position) {
        return new Place(pointer, xpath, position.line, position.column, part);
    }

    /** The same, inside a JSON message's text at {@code pointer}. */
    Place inside(String pointer) {
        return new Place(pointer, xpath, line, column, part);
    }
}
