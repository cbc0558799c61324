package de.stellwerk.routes.ledger;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/**
 * What became of an order for many dead letters: {@code requested = done + Σ skipped.count}.
 *
 * @param skipped why others were left alone, with the first {@value #NAMED} ids of each
 */
public record OrderOutcome(long requested, long done, List<Skipped> skipped) {

    static final int NAMED = 20;

    public record Skipped(String why, long count, List<UUID> ids) {}

    /** Why an order does not apply to something. */
    public enum Why {
        /** It does not exist, or not within the operator's scope. */
        NOT_FOUND,
        /** It is not dead (any more): somebody else was faster, or it never was. */
        NOT_DEAD,
        /** It is put aside; bring it back first. */
        ARCHIVED,
        /** It is not put aside. */
        NOT_ARCHIVED,
        /** Its submission was withdrawn or erased. */
        SUBMISSION_CLOSED,
        /** It goes to another target than the one that was named. */
        OTHER_TARGET,
        /** An earlier delivery of its chain is put aside; bring that one back. */
        PREDECESSOR_ARCHIVED,
        /** The catalogue in force does not know its target (any more): nothing would move it. */
        TARGET_GONE,
        /** Messages can only be sent back where they were going. */
        IS_A_MESSAGE,
        /** The broker did not take it. */
        BROKER_REFUSED,
        /** A job that has ended does not go on, and one that rests is not paused. */
        OTHER_STATE,
        /** Only what may have happened can be settled with a receipt. */
        OUTCOME_NOT_UNKNOWN;

        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** Adds up the outcome of batches. */
    static final class Tally {
        private final Map<Why, Long> counts = new EnumMap<>(Why.class);
        private final Map<Why, List<UUID>> ids = new EnumMap<>(Why.class);
        private long done;

        void done(long more) {
            done += more;
        }

        void skipped(Why why, UUID id) {
            counts.merge(why, 1L, Long::sum);
            List<UUID> known = ids.computeIfAbsent(why, w -> new ArrayList<>());
            if (known.size() < NAMED) {
                known.add(id);
            }
        }

        OrderOutcome outcome() {
            List<Skipped> skipped = counts.entrySet().stream()
                    .map(e -> new Skipped(e.getKey().word(), e.getValue(), List.copyOf(ids.get(e.getKey()))))
                    .toList();
            return new OrderOutcome(
                    done + counts.values().stream().mapToLong(Long::longValue).sum(), done, skipped);
        }
    }
}
