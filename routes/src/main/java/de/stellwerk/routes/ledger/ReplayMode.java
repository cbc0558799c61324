package de.stellwerk.routes.ledger;

/** How a delivery is set going again. */
public sealed interface ReplayMode {

    /** Only what is missing: recorded steps stay, a step whose outcome is unknown is looked for before it is done. */
    record Resume() implements ReplayMode {}

    /**
     * From the start, as a new delivery to the target: under a new idempotency key, whatever the target did before. The operator
     * names the target, because the effect may then be there twice.
     */
    record Again(String target) implements ReplayMode {}
}
