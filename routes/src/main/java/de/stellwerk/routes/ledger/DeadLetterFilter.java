package de.stellwerk.routes.ledger;

import java.time.Instant;
import java.util.Optional;

/**
 * Which dead letters are meant; what is absent does not narrow.
 *
 * @param since failed at this time or later
 * @param until failed before this time
 * @param key a business key as people know it: portal reference, case, Aktenzeichen, Vorgangsnummer …
 */
public record DeadLetterFilter(
        State state,
        Optional<Cause> cause,
        Optional<String> failureClass,
        Optional<String> target,
        Optional<String> tenant,
        Optional<String> service,
        Optional<String> portal,
        Optional<Instant> since,
        Optional<Instant> until,
        Optional<String> key) {

    /** Which pile it lies on. */
    public enum State {
        DEAD("dead"),
        ARCHIVED("archived");

        private final String word;

        State(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    public static DeadLetterFilter all(State state) {
        Optional<String> any = Optional.empty();
        return new DeadLetterFilter(
                state, Optional.empty(), any, any, any, any, any, Optional.empty(), Optional.empty(), any);
    }

    public static DeadLetterFilter of(Cause cause) {
        DeadLetterFilter all = all(State.DEAD);
        return new DeadLetterFilter(
                all.state,
                Optional.of(cause),
                all.failureClass,
                all.target,
                all.tenant,
                all.service,
                all.portal,
                all.since,
                all.until,
                all.key);
    }

    public DeadLetterFilter in(State other) {
        return new DeadLetterFilter(other, cause, failureClass, target, tenant, service, portal, since, until, key);
    }

    /** Whether a message that belongs to no submission can be meant. */
    boolean mayMeanMessages() {
        return tenant.isEmpty() && service.isEmpty() && portal.isEmpty() && key.isEmpty();
    }
}
