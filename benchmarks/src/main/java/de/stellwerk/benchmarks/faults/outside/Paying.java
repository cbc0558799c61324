package de.stellwerk.benchmarks.faults.outside;

/** What the applicant does about the payment. */
enum Paying {
    /** There is nothing to pay before delivery. */
    NOTHING,
    PAYS,
    /** Has the page opened in several places at once, and pays on every different page that comes of it. */
    PAYS_IN_MANY_TABS,
    NEVER,
    CANCELS,
    CANCELS_THEN_PAYS,
    /** Another amount arrives; an operator has it delivered all the same. */
    WRONG_AMOUNT;

    /** Whether it is delivered in the end. */
    boolean releases() {
        return this != NEVER && this != CANCELS;
    }

    /** What the hub says of the payment in the end. */
    String state() {
        return releases() ? "paid" : "open";
    }
}
