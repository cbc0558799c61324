package de.stellwerk.routes.catalog;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** What one submission costs, in EUR with two decimals; {@code amount} is the sum of the items, 0.00 without any. */
public record Charge(BigDecimal amount, List<Item> items) {

    /** One part of the amount and where it is booked. */
    public record Item(
            String name,
            BigDecimal amount,
            String haushaltsstelle,
            Optional<String> objektnummer,
            String bookingText) {}

    static Charge of(List<Item> items) {
        return new Charge(
                items.stream().map(Item::amount).reduce(BigDecimal.ZERO.setScale(2), BigDecimal::add),
                List.copyOf(items));
    }
}
