package de.stellwerk.benchmarks.faults.outside;

/** What the portal does with one submission beyond sending it until it is acknowledged. */
enum Treatment {
    NONE,
    /** Sends it again after it was acknowledged: the same acknowledgement. */
    AGAIN,
    /** Sends other content under its reference after it was acknowledged: 409. */
    ALTERED,
    /** Sends it 50 times at once: one acknowledgement. */
    AT_ONCE,
    /** What it sends breaks a rule of the form: refused, and never delivered. */
    INVALID
}
