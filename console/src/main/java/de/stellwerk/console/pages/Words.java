package de.stellwerk.console.pages;

import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.springframework.context.MessageSource;

/** Says figures, times and the hub's words as people do, in the visitor's language; templates know it as {@code say}. */
final class Words {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private final MessageSource messages;
    private final Locale locale;

    Words(MessageSource messages, Locale locale) {
        this.messages = messages;
        this.locale = locale;
    }

    public String language() {
        return locale.getLanguage();
    }

    public String text(String key, Object... values) {
        return messages.getMessage(key, values, locale);
    }

    Optional<String> known(String key) {
        return Optional.ofNullable(messages.getMessage(key, null, null, locale));
    }

    /** The text of a word of the hub, or the word itself where there is none: words of adapters are not all known. */
    public String word(String kind, String word) {
        return messages.getMessage(kind + "." + word, null, word, locale);
    }

    public String number(long number) {
        return NumberFormat.getIntegerInstance(locale).format(number);
    }

    /** Today only the time, else with its date. */
    public String time(Instant at) {
        ZonedDateTime there = at.atZone(BERLIN);
        boolean today = there.toLocalDate().equals(LocalDate.now(BERLIN));
        return DateTimeFormatter.ofPattern(text(today ? "time.today" : "time.other"), locale)
                .format(there);
    }

    /** With its date and to the second. */
    public String exactTime(Instant at) {
        return DateTimeFormatter.ofPattern(text("time.exact"), locale).format(at.atZone(BERLIN));
    }

    /** How long ago, in the largest unit that says it: "12 min". */
    public String age(Instant since) {
        return duration(Duration.between(since, Instant.now()));
    }

    private String duration(Duration duration) {
        if (duration.toMinutes() < 1) {
            return text("age.seconds", Math.max(0, duration.toSeconds()));
        }
        if (duration.toHours() < 2) {
            return text("age.minutes", duration.toMinutes());
        }
        return duration.toDays() < 2 ? text("age.hours", duration.toHours()) : text("age.days", duration.toDays());
    }
}
