package de.stellwerk.benchmarks.faults;

import java.time.Duration;
import java.time.Instant;

/**
 * What became of one fault.
 *
 * @param hit how much work it hit
 * @param ready how long it took, after the fault was over, until everything worked again without a hand
 * @param note why it was skipped, or what went wrong
 */
record Struck(Instant at, String fault, Outcome outcome, long hit, Duration ready, String note) {

    enum Outcome {
        /** It hit work in flight, and everything came back. */
        BIT,
        /** It hit nothing; it does not count. */
        MISSED,
        /** It cannot be had here. */
        SKIPPED,
        /** The site did not come back by itself. */
        FAILED
    }

    static Struck bit(Instant at, String fault, long hit, Duration ready) {
        return new Struck(at, fault, hit > 0 ? Outcome.BIT : Outcome.MISSED, hit, ready, "");
    }

    static Struck skipped(String fault, String why) {
        return new Struck(Instant.now(), fault, Outcome.SKIPPED, 0, Duration.ZERO, why);
    }

    static Struck failed(Instant at, String fault, String why) {
        return new Struck(at, fault, Outcome.FAILED, 0, Duration.ZERO, why);
    }

    /** As it is said while the run goes on. */
    @Override
    public String toString() {
        return switch (outcome) {
            case BIT -> "%s hit %d, ready after %.1f s".formatted(fault, hit, ready.toMillis() / 1000.0);
            case MISSED -> fault + " hit nothing";
            case SKIPPED -> fault + " skipped: " + note;
            case FAILED -> fault + " FAILED: " + note;
        };
    }
}
