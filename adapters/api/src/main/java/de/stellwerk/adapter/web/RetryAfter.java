package de.stellwerk.adapter.web;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;

/** The header Retry-After of RFC 9110, section 10.2.3: seconds or an HTTP date. */
final class RetryAfter {

    /** Nobody plans further ahead; who says more, means something else. */
    private static final Duration LONGEST = Duration.ofHours(24);

    private RetryAfter() {}

    /** How long from {@code now}, never negative, at most 24 hours; {@code null} when the value is absent or says nothing sensible. */
    static Duration parse(String value, Instant now) {
        if (value == null) {
            return null;
        }
        String said = value.strip();
        Duration wait = said.matches("\\d{1,9}") ? Duration.ofSeconds(Long.parseLong(said)) : until(said, now);
        return wait == null || wait.compareTo(LONGEST) < 0 ? wait : LONGEST;
    }

    private static Duration until(String date, Instant now) {
        try {
            Instant then = DateTimeFormatter.RFC_1123_DATE_TIME.parse(date, Instant::from);
            return then.isAfter(now) ? Duration.between(now, then) : Duration.ZERO;
        } catch (DateTimeException e) {
            return null;
        }
    }
}
