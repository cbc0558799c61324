package de.stellwerk.routes.ledger;

/**
 * Why an attempt ended without a receipt. Class, place and code group failures of one cause and hold no data; the detail may
 * quote the target and is kept sealed.
 *
 * @param kind the class of the failure
 * @param place the step, or {@code deliver} where no step had begun
 * @param code lower-case letters, digits and hyphens
 */
public record Failure(Kind kind, String place, String code, String detail) {

    /** The classes of failure, as the ledger, the operations API and the console name them. */
    public enum Kind {
        /** The target did not take requests. */
        UNAVAILABLE("unavailable"),
        /** The target refused this submission. */
        REJECTED("rejected"),
        /** The request may or may not have had its effect. */
        OUTCOME_UNKNOWN("outcome-unknown"),
        /** Credentials, certificate or settings are wrong. */
        MISCONFIGURED("misconfigured"),
        /** Our mapping did not turn a valid form into a valid Antrag document or payload. */
        MAPPING("mapping"),
        /** The adapter or the hub itself failed. */
        CRASHED("crashed"),
        /** Hubs died working on it. */
        POISON("poison");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }
}
