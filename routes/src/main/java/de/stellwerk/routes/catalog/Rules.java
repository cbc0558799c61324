package de.stellwerk.routes.catalog;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.util.unit.DataSize;

/** How values are written in the catalogue's files. */
final class Rules {

    static final Pattern ANYTHING = Pattern.compile("(?s).*\\S.*");
    static final Pattern FLAG = Pattern.compile("true|false");
    static final Pattern NAME = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    static final String NAME_RULE = "must have lower-case letters, digits and hyphens";
    static final String DURATION_RULE = "must be a time such as 30s, 5m or 1h, or ISO 8601";

    private static final Pattern DURATION = Pattern.compile("\\d+(ms|s|m|h|d)|P.+");
    private static final Pattern SIZE = Pattern.compile("\\d+(B|KB|MB|GB)");

    private Rules() {}

    /** {@code 30s}, {@code 5m}, {@code 1h} or ISO 8601; a number without a unit is refused. */
    static Duration duration(String written) {
        if (!DURATION.matcher(written).matches()) {
            throw new IllegalArgumentException(DURATION_RULE);
        }
        return DurationStyle.detectAndParse(written);
    }

    /** {@code 20MB}, the units being powers of 1024. */
    static long size(String written) {
        if (!SIZE.matcher(written).matches()) {
            throw new IllegalArgumentException("must be a size such as 500KB or 20MB");
        }
        return DataSize.parse(written).toBytes();
    }

    /** How an enum's constants are written: lower-case with hyphens. */
    static List<String> words(Class<? extends Enum<?>> type) {
        return Stream.of(type.getEnumConstants())
                .map(constant -> constant.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .toList();
    }
}
