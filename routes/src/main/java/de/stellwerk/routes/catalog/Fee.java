package de.stellwerk.routes.catalog;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One thing that a service costs at a tenant.
 *
 * @param amount in EUR, two decimals
 * @param times the field of the Antrag document, a whole number, that multiplies it
 * @param when fields of the Antrag document and the values one of which each must have
 */
public record Fee(
        String name,
        BigDecimal amount,
        Optional<String> times,
        Map<String, List<String>> when,
        String haushaltsstelle,
        Optional<String> objektnummer,
        StatementText bookingText) {

    boolean applies(Map<String, List<String>> fields) {
        return when.entrySet().stream()
                .allMatch(condition -> fields.getOrDefault(condition.getKey(), List.of()).stream()
                        .anyMatch(condition.getValue()::contains));
    }
}
