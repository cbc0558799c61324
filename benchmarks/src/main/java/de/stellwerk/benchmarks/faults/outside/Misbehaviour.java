package de.stellwerk.benchmarks.faults.outside;

import java.time.Duration;
import java.util.Map;

/**
 * How a system beside the hub behaves badly.
 *
 * @param kind what it does
 * @param percent how many of the requests it hits, 1 to 100
 * @param pause how long it takes ({@link Kind#SLOW}), or what it says in Retry-After ({@link Kind#ANSWERS})
 * @param status what {@link Kind#ANSWERS} answers with
 */
public record Misbehaviour(Kind kind, int percent, Duration pause, int status) {

    /** What is done to a request that is hit. */
    public enum Kind {
        /** Nothing bad. */
        NONE,
        /** It is worked on and answered after the pause. */
        SLOW,
        /** It is neither worked on nor answered until the behaviour changes; then the connection ends. */
        HANG,
        /** The connection is reset when the request has come. */
        RESET,
        /** The system closes its half of the connection when the request has come, and only listens on. */
        HALF_CLOSE,
        /** It is answered with a status and not worked on. 4xx other than 408 and 429 only where the request changes something. */
        ANSWERS,
        /** It is worked on, and the connection ends without an answer. Only where the request changes something. */
        SWALLOW,
        /** It is worked on, and what comes back is no answer: not HTTP, cut off, far too long, or nonsense. */
        POISON
    }

    /** What every system does at first. */
    public static final Misbehaviour NONE = new Misbehaviour(Kind.NONE, 100, Duration.ZERO, 0);

    public static Misbehaviour slow(Duration pause) {
        return new Misbehaviour(Kind.SLOW, 100, pause, 0);
    }

    public static Misbehaviour hang() {
        return of(Kind.HANG);
    }

    public static Misbehaviour reset() {
        return of(Kind.RESET);
    }

    public static Misbehaviour halfClose() {
        return of(Kind.HALF_CLOSE);
    }

    /** With a Retry-After of a second where the status knows one. */
    public static Misbehaviour answers(int status) {
        return new Misbehaviour(Kind.ANSWERS, 100, Duration.ofSeconds(1), status);
    }

    public static Misbehaviour swallow() {
        return of(Kind.SWALLOW);
    }

    public static Misbehaviour poison() {
        return of(Kind.POISON);
    }

    private static Misbehaviour of(Kind kind) {
        return new Misbehaviour(kind, 100, Duration.ZERO, 0);
    }

    /** The same for this share of the requests. */
    public Misbehaviour hitting(int percentOfRequests) {
        return new Misbehaviour(kind, percentOfRequests, pause, status);
    }

    boolean concerns(boolean change) {
        return change || kind != Kind.SWALLOW && !(kind == Kind.ANSWERS && isRefusal());
    }

    /** What {@link Kind#ANSWERS} answers. */
    Answer answer() {
        boolean asksToWait = status == 429 || status == 503;
        String retryAfter = String.valueOf(pause.toSeconds());
        return asksToWait ? new Answer(status, Map.of("Retry-After", retryAfter), new byte[0]) : Answer.of(status);
    }

    private boolean isRefusal() {
        return status / 100 == 4 && status != 408 && status != 429;
    }
}
