package de.stellwerk.routes.intake;

import de.stellwerk.schemas.xml.XmlViolation;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * One thing that is wrong with what a portal sent. It names the rule and the place, never the value.
 *
 * @param rule stable, lower case with hyphens; its texts stand in the bundle {@code violations}
 * @param limits what the rule's text quotes: limits and names of our own, nothing that the portal sent
 */
public record Violation(String rule, Place place, List<String> limits) {

    public static Violation of(String rule, Place place, Object... limits) {
        return new Violation(
                rule,
                place,
                java.util.Arrays.stream(limits).map(String::valueOf).toList());
    }

    static Violation of(XmlViolation found) {
        String xpath = found.xpath().isEmpty() ? null : found.xpath();
        return of(found.rule(), Place.xpath(xpath, found.line(), found.column()));
    }

    static Violation at(String pointer, String rule, Object... limits) {
        return of(rule, Place.pointer(pointer), limits);
    }

    Violation withPlace(UnaryOperator<Place> change) {
        return new Violation(rule, change.apply(place), limits);
    }

    Violation withPosition(Place position) {
        return position == null || place.line() != null ? this : new Violation(rule, place.at(position), limits);
    }
}
