package de.stellwerk.routes.ledger;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a submission costs and who collects it, pinned when it is accepted.
 *
 * @param amount in EUR with two decimals, the sum of the items; absent when there is no Antrag document to compute it from
 * @param collecting there when, and only when, the hub has it paid before anything is delivered
 */
public record Owed(Terms terms, Optional<BigDecimal> amount, List<Item> items, Optional<Collecting> collecting) {

    /** When it is paid. */
    public enum Terms {
        /** To the hub's provider, before anything is delivered. */
        BEFORE_DELIVERY,
        /** The portal has had it paid already. */
        AT_PORTAL,
        /** The authority bills it later. */
        INVOICE
    }

    /** One part of the amount and where it is booked. */
    public record Item(
            String name,
            BigDecimal amount,
            String haushaltsstelle,
            Optional<String> objektnummer,
            String bookingText) {}

    /**
     * How the hub has it paid.
     *
     * @param provider the target that is the payment provider
     * @param purpose for the bank statement, at most 27 characters
     * @param unpaidAfter when the submission is closed if nobody pays
     */
    public record Collecting(String provider, String purpose, Duration unpaidAfter) {}

    public Owed {
        items = List.copyOf(items);
        if ((terms == Terms.BEFORE_DELIVERY) != collecting.isPresent()) {
            throw new IllegalArgumentException("what is paid before delivery is collected, nothing else");
        }
    }

    /** Whether nothing may be delivered yet. */
    public boolean withholds() {
        return terms == Terms.BEFORE_DELIVERY && !isFree();
    }

    /** Whether it is known to cost nothing. */
    public boolean isFree() {
        return amount.filter(sum -> sum.signum() == 0).isPresent();
    }

    /** The state in which the ledger begins. */
    String state() {
        if (isFree()) {
            return "free";
        }
        return switch (terms) {
            case BEFORE_DELIVERY -> amount.isPresent() ? "open" : "unpriced";
            case AT_PORTAL -> amount.isPresent() ? "at-portal" : "unpriced";
            case INVOICE -> "invoice";
        };
    }
}
