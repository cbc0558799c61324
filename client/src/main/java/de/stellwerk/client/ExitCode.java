package de.stellwerk.client;

/** What a script learns from a command's end. */
final class ExitCode {

    /** Everything was done, or is well. */
    static final int DONE = 0;
    /** The hub refused; what it said stands on standard error. */
    static final int REFUSED = 1;
    /** The command line is wrong. */
    static final int USAGE = 2;
    /** Some were left alone, or failed again. */
    static final int IN_PART = 3;
    /** What was checked is not well. */
    static final int NOT_WELL = 4;
    /** The hub does not answer. */
    static final int UNREACHABLE = 5;

    private ExitCode() {}
}
