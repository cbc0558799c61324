package de.stellwerk.benchmarks.speed;

import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * The ledger outside the hub: what was sent under which reference, how it was answered, and how often the sink saw it. References are
 * numbered from 0, so everything about one is found by its number.
 */
public final class Book {

    /** How a submission was answered, as far as its sender knows. */
    public enum Answer {
        /** Not at all, or in a way that says nothing. */
        UNKNOWN,
        ACKNOWLEDGED,
        REFUSED
    }

    private static final String REFERENCE = "5be0cb19-137e-4a7b-8000-";

    private final AtomicInteger next = new AtomicInteger();
    private final AtomicIntegerArray answers;
    private final AtomicReferenceArray<UUID> ids;
    private final AtomicIntegerArray seen;
    private final AtomicInteger acknowledged = new AtomicInteger();
    private final AtomicInteger seenOnce = new AtomicInteger();
    private final AtomicInteger strangers = new AtomicInteger();
    private final AtomicLong lastSeen = new AtomicLong();

    /** @param capacity the most submissions that will be sent */
    public Book(int capacity) {
        answers = new AtomicIntegerArray(capacity);
        ids = new AtomicReferenceArray<>(capacity);
        seen = new AtomicIntegerArray(capacity);
    }

    /** The number of a new submission. */
    public int begin() {
        int number = next.getAndIncrement();
        if (number >= answers.length()) {
            throw new IllegalStateException("more than " + answers.length() + " submissions");
        }
        return number;
    }

    /** The reference under which its portal sends it: a UUID, whatever the format. */
    public static String reference(int number) {
        String hex = Integer.toHexString(number);
        return REFERENCE + "0".repeat(12 - hex.length()) + hex;
    }

    /** The number of a reference, -1 where it is none of ours. */
    static int number(String reference) {
        if (reference == null
                || reference.length() != 36
                || !reference.toLowerCase(Locale.ROOT).startsWith(REFERENCE)) {
            return -1;
        }
        try {
            return Integer.parseInt(reference.substring(REFERENCE.length()), 16);
        } catch (NumberFormatException notOurs) {
            return -1;
        }
    }

    /** @param id what the hub calls it */
    public void acknowledged(int number, UUID id) {
        ids.set(number, id);
        answers.set(number, Answer.ACKNOWLEDGED.ordinal());
        acknowledged.incrementAndGet();
    }

    public void refused(int number) {
        answers.set(number, Answer.REFUSED.ordinal());
    }

    /** The sink saw this reference, whatever it is. */
    public void saw(String reference) {
        int number = number(reference);
        if (number < 0 || number >= next.get()) {
            strangers.incrementAndGet();
        } else if (seen.incrementAndGet(number) == 1) {
            lastSeen.set(System.nanoTime());
            seenOnce.incrementAndGet();
        }
    }

    public int begun() {
        return Math.min(next.get(), answers.length());
    }

    public int acknowledged() {
        return acknowledged.get();
    }

    /** How many different submissions the sink saw. */
    public int seen() {
        return seenOnce.get();
    }

    /** When the sink saw one for the first time last, by {@link System#nanoTime}. */
    public long lastSeen() {
        return lastSeen.get();
    }

    /** How often the sink saw references that nobody sent. */
    int strangers() {
        return strangers.get();
    }

    Answer answer(int number) {
        return Answer.values()[answers.get(number)];
    }

    UUID id(int number) {
        return ids.get(number);
    }

    int timesSeen(int number) {
        return seen.get(number);
    }
}
