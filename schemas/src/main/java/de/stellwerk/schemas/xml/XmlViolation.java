package de.stellwerk.schemas.xml;

/**
 * One thing that is wrong with an XML text: the rule it breaks and the place, never the value.
 *
 * @param rule a constraint of XML Schema ({@code cvc-pattern-valid} …) or one of the rules in {@link XmlRule}
 * @param xpath of the element or attribute, with the names as written; empty when the text could not be read that far
 * @param line from 1; 0 when unknown
 * @param column from 1; 0 when unknown
 */
public record XmlViolation(String rule, String xpath, int line, int column) {

    @Override
    public String toString() {
        return rule + " at " + (xpath.isEmpty() ? "/" : xpath) + " (" + line + ":" + column + ")";
    }
}
