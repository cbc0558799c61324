package de.stellwerk.routes.catalog;

import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fills {@code ${NAME}} and {@code ${NAME:-fallback}} from what surrounds the hub, so that one catalogue serves test and
 * production.
 *
 * @param values looks a name up; {@code null}: not set
 */
record Placeholders(Function<String, String> values) {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([A-Za-z0-9_.]+)(?::-([^}]*))?}");

    /** From system properties, then from environment variables. */
    static Placeholders ofTheHub() {
        return new Placeholders(
                name -> Optional.ofNullable(System.getProperty(name)).orElseGet(() -> System.getenv(name)));
    }

    /** @throws IllegalArgumentException when a name is not set and has no fallback; the message names it */
    String fill(String written) {
        return PLACEHOLDER
                .matcher(written)
                .replaceAll(found -> Matcher.quoteReplacement(value(found.group(1), found.group(2))));
    }

    private String value(String name, String fallback) {
        String value = Optional.ofNullable(values.apply(name)).orElse(fallback);
        if (value == null) {
            throw new IllegalArgumentException(
                    "needs " + name + ", which is neither a system property nor an environment variable");
        }
        return value;
    }
}
