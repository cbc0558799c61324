package de.stellwerk.console.pages;

import de.stellwerk.routes.ledger.Scope;
import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
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

    /** What failures of one cause have in common: "abgelehnt: Akte anlegen, http-400". */
    public String cause(String failureClass, String place, String code) {
        String where = word("place", place);
        return where.isEmpty()
                ? text("cause.short", word("class", failureClass), code)
                : text("cause.name", word("class", failureClass), where, code);
    }

    /** The class itself, or the one that stands for all that are not known here. */
    public String knownClass(String failureClass) {
        return known("class." + failureClass + ".what").isPresent() ? failureClass : "crashed";
    }

    /** What is done already: the steps by name, or that nothing is. */
    public String steps(List<String> steps) {
        return steps.isEmpty()
                ? text("steps.none")
                : steps.stream().map(step -> word("step", step)).collect(Collectors.joining(", "));
    }

    /** A number of something, in the singular where it is one. */
    public String count(String what, long count) {
        return text("count." + what + (count == 1 ? ".one" : ".many"), number(count));
    }

    /** How many wait at a target, as a sentence. */
    public String waiting(long waiting, boolean more) {
        return waiting == 0 && !more ? text("waiting.none") : text("waiting.some", waitingShort(waiting, more));
    }

    public String waitingShort(long waiting, boolean more) {
        return more ? text("count.waiting.more", number(waiting)) : count("waiting", waiting);
    }

    /** Names of tenants or targets. */
    public String names(Set<String> names) {
        return names.contains(Scope.ALL) ? text("accounts.all") : String.join(", ", new TreeSet<>(names));
    }

    public String perhaps(Optional<Instant> at) {
        return at.map(this::time).orElseGet(() -> text("accounts.never"));
    }

    public String now() {
        return DateTimeFormatter.ofPattern("HH:mm:ss", locale).format(ZonedDateTime.now(BERLIN));
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
