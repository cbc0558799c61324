package de.stellwerk.console;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * A rule that a request breaks: where, never with what value.
 *
 * @param rule stable, lower case with hyphens
 * @param pointer JSON pointer into the body, where it is in the body
 * @param parameter name of the query parameter, where it is there
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Violation(String rule, String pointer, String parameter, String message) {

    static Violation of(String rule, String message) {
        return new Violation(rule, null, null, message);
    }
}
