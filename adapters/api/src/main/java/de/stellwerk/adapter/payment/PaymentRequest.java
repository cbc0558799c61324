package de.stellwerk.adapter.payment;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A payment to be opened. Nothing in it tells who pays.
 *
 * @param id of the request, up to 36 letters, digits and hyphens; the same however often it is tried
 * @param at when the hub decided to open it
 * @param amount in EUR, two decimals, more than nothing: the sum of the items
 * @param purpose for the bank statement, at most 27 letters, digits, spaces and hyphens
 * @param description for people, at most 250 characters
 * @param returnUrl where the browser goes afterwards, however it ended
 * @param notifyUrl where the provider may say that there is news
 */
public record PaymentRequest(
        String id,
        Instant at,
        BigDecimal amount,
        String purpose,
        String description,
        URI returnUrl,
        URI notifyUrl,
        List<PaymentItem> items) {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9-]{1,36}");
    private static final Pattern PURPOSE = Pattern.compile("[A-Za-z0-9 -]{1,27}");
    private static final int LONGEST_DESCRIPTION = 250;

    public PaymentRequest {
        items = List.copyOf(items);
        require(ID.matcher(id).matches(), "an id has up to 36 letters, digits and hyphens");
        require(PURPOSE.matcher(purpose).matches(), "a purpose has up to 27 letters, digits, spaces and hyphens");
        require(description.length() <= LONGEST_DESCRIPTION, "a description has up to 250 characters");
        require(amount.signum() > 0 && amount.scale() == 2, "an amount is more than nothing and has two decimals");
        BigDecimal sum = items.stream().map(PaymentItem::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        require(sum.compareTo(amount) == 0, "the amount is the sum of the items");
    }

    private static void require(boolean kept, String rule) {
        if (!kept) {
            throw new IllegalArgumentException(rule);
        }
    }
}
