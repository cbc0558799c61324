package de.stellwerk.routes.failure;

import de.stellwerk.adapter.DeliveryRejected;
import de.stellwerk.adapter.OutcomeUnknown;
import de.stellwerk.adapter.TargetMisconfigured;
import de.stellwerk.adapter.TargetUnavailable;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.springframework.stereotype.Component;

/** Decides whether a failed delivery is tried again. The type of the failure decides, and how the target is otherwise. */
@Component
public final class RetryPolicy {

    /** So many different deliveries in a row find a target unavailable before it parks although its check succeeds. */
    static final int STREAK_THAT_PARKS = 3;

    private final RandomGenerator random = RandomGenerator.getDefault();

    /** What is to be done. */
    public enum Verdict {
        /** Try it again; it uses up an attempt. */
        TRY_AGAIN,
        /** Park the target; the delivery waits untouched. */
        PARK_TARGET,
        /** Park the target, and count the attempt. */
        PARK_TARGET_AND_COUNT,
        /** Leave it dead until somebody acts. */
        GIVE_UP
    }

    /** A verdict, and how long to wait before the next attempt where there is one. */
    public record Decision(Verdict verdict, Duration after) {}

    /**
     * What is known of the failed attempt.
     *
     * @param used how many attempts are used up, this one included
     * @param undecidable whether nobody can say if the effect happened
     * @param targetIsWell asks the target's check, only when it matters
     * @param unavailableInARow notes that this delivery found it unavailable, and tells how many different ones did in a row
     */
    public record Situation(
            int used,
            RetrySettings settings,
            boolean undecidable,
            java.util.function.BooleanSupplier targetIsWell,
            java.util.function.IntSupplier unavailableInARow) {}

    public Decision decide(Throwable failure, Situation situation) {
        if (failure instanceof TargetMisconfigured) {
            return decideMisconfigured(situation);
        }
        if (failure instanceof DeliveryRejected || situation.undecidable()) {
            return new Decision(Verdict.GIVE_UP, Duration.ZERO);
        }
        if (failure instanceof TargetUnavailable unavailable) {
            return decideUnavailable(unavailable, situation);
        }
        if (failure instanceof OutcomeUnknown && !situation.targetIsWell().getAsBoolean()) {
            return new Decision(Verdict.PARK_TARGET, Duration.ZERO);
        }
        return tryAgainOrGiveUp(situation, Duration.ZERO);
    }

    /** Parks the target in any case; a delivery that alone meets it so, while the check succeeds, must not stop all others. */
    private Decision decideMisconfigured(Situation situation) {
        if (!situation.targetIsWell().getAsBoolean()) {
            return new Decision(Verdict.PARK_TARGET, Duration.ZERO);
        }
        Decision decision = tryAgainOrGiveUp(situation, Duration.ZERO);
        return decision.verdict() == Verdict.GIVE_UP
                ? decision
                : new Decision(Verdict.PARK_TARGET_AND_COUNT, decision.after());
    }

    private Decision decideUnavailable(TargetUnavailable unavailable, Situation situation) {
        if (!situation.targetIsWell().getAsBoolean()) {
            return new Decision(Verdict.PARK_TARGET, Duration.ZERO);
        }
        int inARow = situation.unavailableInARow().getAsInt();
        Decision decision = tryAgainOrGiveUp(situation, unavailable.retryAfter().orElse(Duration.ZERO));
        return inARow >= STREAK_THAT_PARKS && decision.verdict() == Verdict.TRY_AGAIN
                ? new Decision(Verdict.PARK_TARGET_AND_COUNT, decision.after())
                : decision;
    }

    private Decision tryAgainOrGiveUp(Situation situation, Duration atLeast) {
        if (situation.used() >= situation.settings().attempts()) {
            return new Decision(Verdict.GIVE_UP, Duration.ZERO);
        }
        Duration delay = situation.settings().delayAfter(situation.used(), random);
        return new Decision(Verdict.TRY_AGAIN, delay.compareTo(atLeast) < 0 ? atLeast : delay);
    }
}
