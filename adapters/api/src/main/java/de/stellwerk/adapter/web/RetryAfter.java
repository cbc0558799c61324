package de.stellwerk.adapter.web;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;

/** The header Retry-After of RFC 9110, section 10.2.3: seconds or an HTTP date. */
final class RetryAfter {

    private RetryAfter() {}

    /** How long from {@code now}, never negative; {@code null} when the value is absent or says nothing sensible. */
    static Duration parse(String value, Instant now) {
        if (value == null) {
            return null;
        }
        return value.strip().matches("\\d{1,9}")
                ? Duration.ofSeconds(Long.parseLong(value.strip()))
                : until(value, now);
    }

    private static Duration until(String date, Instant now) {
        try {
            Instant then = DateTimeFormatter.RFC_1123_DATE_TIME.parse(date.strip(), Instant::from);
            return then.isAfter(now) ? Duration.between(now, then) : Duration.ZERO;
        } catch (DateTimeException e) {
            return null;
        }
    }
}
