package de.stellwerk.adapter;

/**
 * The effects of a delivery, each done once.
 *
 * <p>A step whose receipt is recorded is returned from the ledger. The first unrecorded step is looked for before it is done
 * if an earlier attempt ended without a word or with an unknown outcome.
 */
public interface Steps {

    /**
     * Does {@code act} unless it is already done, records its receipt durably and returns it.
     *
     * @param name unique within the delivery and the same on every attempt: lower-case letters, digits and hyphens
     * @param find looks for the effect at the target, by idempotency key or a natural key, and changes nothing
     * @param act does the effect
     * @throws DeliveryFailure as thrown by {@code find} or {@code act}, or {@link OutcomeUnknown} when {@code find} cannot tell
     *     and the target does not recognise repeats
     */
    Receipt once(String name, Find find, Act act) throws DeliveryFailure;

    /** For targets that cannot be asked. */
    Find CANNOT_TELL = () -> Found.CANNOT_TELL;

    /** Looks and changes nothing. */
    @FunctionalInterface
    interface Find {
        Found find() throws DeliveryFailure;
    }

    /** Does the effect and returns what the target answered. */
    @FunctionalInterface
    interface Act {
        Receipt act() throws DeliveryFailure;
    }

    /** What looking for an effect brought. */
    sealed interface Found {
        Found NOT_THERE = new NotThere();
        Found CANNOT_TELL = new CannotTell();

        /** The effect is there. */
        record There(Receipt receipt) implements Found {}

        /** The effect is certainly not there. */
        record NotThere() implements Found {}

        /** Nobody can say. */
        record CannotTell() implements Found {}

        static Found there(Receipt receipt) {
            return new There(receipt);
        }
    }
}
