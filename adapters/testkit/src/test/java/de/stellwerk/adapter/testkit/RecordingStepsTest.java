package de.stellwerk.adapter.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.stellwerk.adapter.DeliveryFailure;
import de.stellwerk.adapter.OutcomeUnknown;
import de.stellwerk.adapter.Receipt;
import de.stellwerk.adapter.Steps;
import de.stellwerk.adapter.Steps.Found;
import de.stellwerk.adapter.TargetUnavailable;
import org.junit.jupiter.api.Test;

class RecordingStepsTest {

    private static final Receipt DONE = Receipt.of("number", "7");
    private static final Steps.Find MUST_NOT_LOOK = () -> {
        throw new AssertionError("looked");
    };
    private static final Steps.Act MUST_NOT_ACT = () -> {
        throw new AssertionError("acted");
    };

    @Test
    void a_recorded_step_is_neither_looked_for_nor_done() throws DeliveryFailure {
        RecordingSteps steps = RecordingSteps.forgetful();
        steps.once("create", MUST_NOT_LOOK, () -> DONE);

        assertThat(steps.once("create", MUST_NOT_LOOK, MUST_NOT_ACT)).isEqualTo(DONE);
    }

    @Test
    void after_a_crash_only_the_first_unrecorded_step_is_looked_for() throws DeliveryFailure {
        RecordingSteps steps = RecordingSteps.forgetful();
        steps.crashAfterAct(1);
        assertThatThrownBy(() -> steps.once("create", MUST_NOT_LOOK, () -> DONE))
                .isInstanceOf(HubCrashed.class);

        assertThat(steps.once("create", () -> Found.there(DONE), MUST_NOT_ACT)).isEqualTo(DONE);
        assertThat(steps.once("attach", MUST_NOT_LOOK, () -> DONE)).isEqualTo(DONE);
    }

    @Test
    void what_is_certainly_not_there_is_done() throws DeliveryFailure {
        RecordingSteps steps = afterAnUnknownOutcome(RecordingSteps.forgetful());

        assertThat(steps.once("create", () -> Found.NOT_THERE, () -> DONE)).isEqualTo(DONE);
    }

    @Test
    void what_nobody_can_tell_is_repeated_only_where_repeats_are_recognised() throws DeliveryFailure {
        RecordingSteps forgetful = afterAnUnknownOutcome(RecordingSteps.forgetful());
        RecordingSteps wise = afterAnUnknownOutcome(RecordingSteps.towards(true));

        assertThatThrownBy(() -> forgetful.once("create", Steps.CANNOT_TELL, MUST_NOT_ACT))
                .isInstanceOf(OutcomeUnknown.class);
        assertThat(wise.once("create", Steps.CANNOT_TELL, () -> DONE)).isEqualTo(DONE);
    }

    @Test
    void a_failed_look_leaves_the_doubt() {
        RecordingSteps steps = afterAnUnknownOutcome(RecordingSteps.forgetful());
        Steps.Find down = () -> {
            throw new TargetUnavailable("down", "");
        };

        assertThatThrownBy(() -> steps.once("create", down, MUST_NOT_ACT)).isInstanceOf(TargetUnavailable.class);
        assertThatThrownBy(() -> steps.once("create", down, MUST_NOT_ACT)).isInstanceOf(TargetUnavailable.class);
    }

    @Test
    void after_a_failure_that_did_nothing_there_is_no_doubt() throws DeliveryFailure {
        RecordingSteps steps = RecordingSteps.forgetful();
        assertThatThrownBy(() -> steps.once("create", MUST_NOT_LOOK, () -> {
                    throw new TargetUnavailable("down", "");
                }))
                .isInstanceOf(TargetUnavailable.class);

        assertThat(steps.once("create", MUST_NOT_LOOK, () -> DONE)).isEqualTo(DONE);
    }

    private static RecordingSteps afterAnUnknownOutcome(RecordingSteps steps) {
        assertThatThrownBy(() -> steps.once("create", MUST_NOT_LOOK, () -> {
                    throw new OutcomeUnknown("timeout", "");
                }))
                .isInstanceOf(OutcomeUnknown.class);
        return steps;
    }
}
