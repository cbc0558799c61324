package de.stellwerk.adapter.testkit;

import java.util.List;
import java.util.Set;

/**
 * The system at the far end, as the contract drives and inspects it. It may hold effects of earlier tests.
 *
 * @param <S> the adapter's settings
 */
public interface TargetUnderTest<S extends Record> {

    /** Good settings for a healthy target, with timeouts of about a second. */
    S settings();

    /** Everything there is at the target, asked past the adapter. A thing that exists twice is listed twice. */
    List<Effect> effects();

    /** The faults that {@link #broken} can bring about. */
    Set<Fault> faults();

    /**
     * Breaks the target, or leaves it whole and spoils the settings.
     *
     * @return the settings under which the fault shows
     */
    S broken(Fault fault);

    /** Undoes {@link #broken}; also called when nothing is broken. */
    void mend();
}
