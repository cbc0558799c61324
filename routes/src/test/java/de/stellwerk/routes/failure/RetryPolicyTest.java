package de.stellwerk.routes.failure;

import static org.assertj.core.api.Assertions.assertThat;

import de.stellwerk.adapter.DeliveryRejected;
import de.stellwerk.adapter.OutcomeUnknown;
import de.stellwerk.adapter.TargetMisconfigured;
import de.stellwerk.adapter.TargetUnavailable;
import de.stellwerk.routes.failure.RetryPolicy.Decision;
import de.stellwerk.routes.failure.RetryPolicy.Situation;
import de.stellwerk.routes.failure.RetryPolicy.Verdict;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RetryPolicyTest {

    private static final RetrySettings THREE = new RetrySettings(3, Duration.ofSeconds(10), Duration.ofMinutes(1));
    private static final boolean WELL = true;
    private static final boolean ILL = false;

    private final RetryPolicy policy = new RetryPolicy();

    private static Situation used(int attempts, boolean targetIsWell) {
        return new Situation(attempts, THREE, false, () -> targetIsWell, () -> 1);
    }

    private Verdict verdict(Throwable failure, Situation situation) {
        return policy.decide(failure, situation).verdict();
    }

    @Test
    void parksAMisconfiguredTargetAtOnce() {
        assertThat(verdict(new TargetMisconfigured("http-401", ""), used(3, ILL)))
                .isEqualTo(Verdict.PARK_TARGET);
    }

    @Test
    void countsTheAttemptOfADeliveryThatAloneFindsTheTargetMisconfigured() {
        assertThat(verdict(new TargetMisconfigured("http-403", ""), used(2, WELL)))
                .isEqualTo(Verdict.PARK_TARGET_AND_COUNT);
        assertThat(verdict(new TargetMisconfigured("http-403", ""), used(3, WELL)))
                .isEqualTo(Verdict.GIVE_UP);
    }

    @Test
    void parksAnUnavailableTargetWhoseCheckFailsWithoutCountingTheAttempt() {
        assertThat(verdict(new TargetUnavailable("http-503", ""), used(3, ILL))).isEqualTo(Verdict.PARK_TARGET);
        assertThat(verdict(new OutcomeUnknown("timeout", ""), used(3, ILL))).isEqualTo(Verdict.PARK_TARGET);
    }

    @Test
    void usesUpTheAttemptsOfADeliveryThatFailsWhileTheTargetIsWell() {
        assertThat(verdict(new TargetUnavailable("http-503", ""), used(2, WELL)))
                .isEqualTo(Verdict.TRY_AGAIN);
        assertThat(verdict(new TargetUnavailable("http-503", ""), used(3, WELL)))
                .isEqualTo(Verdict.GIVE_UP);
        assertThat(verdict(new IllegalStateException(), used(2, WELL))).isEqualTo(Verdict.TRY_AGAIN);
        assertThat(verdict(new IllegalStateException(), used(3, WELL))).isEqualTo(Verdict.GIVE_UP);
    }

    @Test
    void parksATargetThatSeveralDeliveriesInARowFoundUnavailable() {
        Situation third = new Situation(1, THREE, false, () -> WELL, () -> 3);

        assertThat(verdict(new TargetUnavailable("http-503", ""), third)).isEqualTo(Verdict.PARK_TARGET_AND_COUNT);
    }

    @Test
    void givesUpAtOnceWhenTheTargetRefusesOrNobodyCanTell() {
        assertThat(verdict(new DeliveryRejected("http-400", ""), used(1, WELL))).isEqualTo(Verdict.GIVE_UP);
        assertThat(verdict(new OutcomeUnknown("cannot-tell", ""), new Situation(1, THREE, true, () -> WELL, () -> 1)))
                .isEqualTo(Verdict.GIVE_UP);
    }

    @Test
    void honoursRetryAfterWhenItIsLongerThanItsOwnDelay() {
        Decision decision =
                policy.decide(new TargetUnavailable("http-429", "", Duration.ofMinutes(7), null), used(1, WELL));

        assertThat(decision).isEqualTo(new Decision(Verdict.TRY_AGAIN, Duration.ofMinutes(7)));
    }

    @Test
    void doublesTheDelayUpToItsMaximumGiveOrTakeAFifth() {
        assertThat(THREE.delayAfter(1, new Random(1))).isBetween(Duration.ofSeconds(8), Duration.ofSeconds(12));
        assertThat(THREE.delayAfter(2, new Random(1))).isBetween(Duration.ofSeconds(16), Duration.ofSeconds(24));
        assertThat(THREE.delayAfter(60, new Random(1))).isBetween(Duration.ofSeconds(48), Duration.ofSeconds(72));
    }
}
