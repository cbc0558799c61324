package de.stellwerk.routes.ledger;

/**
 * Somebody doing something: who, within which tenants, and why. All three end up in the audit log.
 *
 * @param reason between {@value #SHORTEST_REASON} and {@value #LONGEST_REASON} characters, in the operator's own words
 */
public record Act(String operator, Scope scope, String reason) {

    public static final int SHORTEST_REASON = 3;
    public static final int LONGEST_REASON = 500;

    public Act {
        int length = reason.codePointCount(0, reason.length());
        if (length < SHORTEST_REASON || length > LONGEST_REASON) {
            throw new IllegalArgumentException("a reason has 3 to 500 characters");
        }
    }
}
