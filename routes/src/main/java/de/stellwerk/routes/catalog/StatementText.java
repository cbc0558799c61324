package de.stellwerk.routes.catalog;

import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * A text for bank statements: letters A to Z, digits, spaces and hyphens, with {@code {year}} (of receipt), {@code {count}} (how often
 * the fee is due) and {@code {id}} (the last eight characters of the submission's id) filled in.
 */
public record StatementText(String template) {

    /** What a bank statement shows of a payment, the Kassenzeichen and a slash included. */
    static final int LONGEST = 27;

    static final Pattern PATTERN = Pattern.compile("([A-Za-z0-9 -]|\\{(year|count|id)})+");
    static final String RULE = "may have letters A to Z, digits, spaces, hyphens, {year}, {count} and {id}";
    private static final ZoneId GERMANY = ZoneId.of("Europe/Berlin");

    /** How many characters it has at most, whatever is filled in. */
    int widest() {
        return template.replace("{year}", "0000")
                .replace("{count}", "000")
                .replace("{id}", "00000000")
                .length();
    }

    public String filled(Instant receivedAt, UUID submission, int count) {
        String id = submission.toString();
        return template.replace(
                        "{year}", String.valueOf(receivedAt.atZone(GERMANY).getYear()))
                .replace("{count}", String.valueOf(count))
                .replace("{id}", id.substring(id.length() - 8));
    }
}
