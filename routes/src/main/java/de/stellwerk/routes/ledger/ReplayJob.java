package de.stellwerk.routes.ledger;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * An order to replay many dead letters bit by bit.
 *
 * @param selected which ones were meant, in the words of the audit log
 * @param againAt the target at which the effect is repeated from the start; absent when only what is missing is done
 * @param perSecond how many go in a second, after the first lots
 * @param state {@code running}, {@code paused}, {@code stopped} (by itself: the cause came back), {@code cancelled} or
 *     {@code finished} (all have been sent)
 * @param cameBack the id of the cause that came back
 * @param outcome of every item
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ReplayJob(
        UUID id,
        Instant orderedAt,
        String operator,
        String reason,
        String selected,
        String againAt,
        int perSecond,
        String state,
        String cameBack,
        Instant changedAt,
        Outcome outcome) {

    /** How many go in a second unless somebody says otherwise. */
    public static final int USUAL_PER_SECOND = 20;

    /** The outcomes an item can have, in the words of {@link Item#outcome}. */
    public static final List<String> OUTCOMES =
            List.of("waiting", "in-flight", "delivered", "dead-again", "skipped", "overtaken");

    /**
     * How many of each, {@code total} together.
     *
     * @param waiting not sent yet; never will be, if the job was cancelled
     * @param inFlight sent, and neither delivered nor dead yet
     * @param delivered with a receipt
     * @param deadAgain whatever the cause
     * @param skipped left alone when their turn came
     * @param overtaken replayed again, or put aside, since
     */
    public record Outcome(
            int total, int waiting, int inFlight, int delivered, int deadAgain, int skipped, int overtaken) {}

    /**
     * One item in the order in which they go, the oldest failure first.
     *
     * @param outcome one of {@link #OUTCOMES}
     * @param why it was skipped
     * @param cause of which it died again
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Item(int n, UUID delivery, String outcome, String why, String cause) {}

    /**
     * What an order would be for.
     *
     * @param count how many
     * @param begun for how many of them steps are recorded, which a resuming replay does not repeat
     * @param inDoubt for how many an effect may be there unnoticed; it is looked for before it is done
     * @param targets how many go where
     */
    public record Preview(long count, long begun, long inDoubt, List<AtTarget> targets) {}

    /** @param state {@code open}, {@code parked} or {@code paused} */
    public record AtTarget(String target, long count, String state) {}
}
