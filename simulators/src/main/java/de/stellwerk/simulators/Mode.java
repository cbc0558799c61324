package de.stellwerk.simulators;

import java.util.stream.Stream;

/** How a simulator can misbehave. */
enum Mode {
    NONE("none"),
    /** Answers this status and does nothing; 400 like 409 only to requests that change something. */
    REJECT("400"),
    UNAUTHORISED("401"),
    CONFLICT("409"),
    TOO_MANY("429"),
    ERROR("500"),
    UNAVAILABLE("503"),
    /** Takes the request and neither works nor answers until the fault changes. */
    HANG("hang"),
    /** Works and answers after {@code millis}. */
    SLOW("slow"),
    /** Resets the connection when a request comes. */
    RESET("reset"),
    /** Closes its side of the connection when a request comes. */
    HALF_CLOSE("half-close"),
    /** Does the work of a request that changes something and closes the connection without an answer. */
    SWALLOW("swallow");

    private final String word;

    Mode(String word) {
        this.word = word;
    }

    static Mode of(String word) {
        return Stream.of(values())
                .filter(mode -> mode.word.equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such mode"));
    }

    boolean breaksTheConnection() {
        return this == RESET || this == HALF_CLOSE;
    }

    boolean concernsOnlyChanges() {
        return this == REJECT || this == CONFLICT || this == SWALLOW;
    }

    /** The status to answer with, or 0 where the mode has none. */
    int status() {
        return word.matches("\\d{3}") ? Integer.parseInt(word) : 0;
    }
}
