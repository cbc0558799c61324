package de.stellwerk.console;

import java.util.List;

/**
 * A rule that a request breaks: where, never with what value.
 *
 * @param rule stable, lower case with hyphens; its text is in {@link Texts}
 * @param pointer JSON pointer into the body, where it is in the body
 * @param parameter name of the query parameter, where it is there
 * @param limits what the rule allows, in the order of the text's places
 */
public record Violation(String rule, String pointer, String parameter, List<Object> limits) {

    public static Violation of(String rule, Object... limits) {
        return new Violation(rule, null, null, List.of(limits));
    }

    static Violation inBody(String rule, String pointer, Object... limits) {
        return new Violation(rule, pointer, null, List.of(limits));
    }

    static Violation inQuery(String rule, String parameter, Object... limits) {
        return new Violation(rule, null, parameter, List.of(limits));
    }
}
