package de.stellwerk.adapter.testkit;

import java.math.BigDecimal;
import java.util.Set;

/**
 * The payment provider at the far end, as the contract drives it past the hub's code.
 *
 * @param <S> the provider's settings
 */
public interface ProviderUnderTest<S extends Record> {

    /** Good settings for a healthy provider, with timeouts of about a second. */
    S settings();

    /** Lets a person pay, cancel, or fail to pay. */
    void decide(String transaction, Decision decision);

    /** How many payments the provider has open or decided under this request id. */
    int openedUnder(String request);

    /** Lets statuses name this amount, and this word instead of the right one; {@code null}: the truth. */
    void lie(BigDecimal amount, String word);

    /** The faults that {@link #broken} can bring about; {@link Fault#REFUSES} means a wrong request here. */
    Set<Fault> faults();

    /** Breaks the provider, or spoils the settings; returns the settings under which the fault shows. */
    S broken(Fault fault);

    /** Undoes {@link #broken} and {@link #lie}; also called when nothing is broken. */
    void mend();

    /** What a person can do at the pay page. */
    enum Decision {
        PAY,
        CANCEL,
        FAIL
    }
}
