package de.stellwerk.adapter.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import de.stellwerk.adapter.testkit.Planted.Mistake;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** The contract sees the mistakes it is there for. */
class AdapterContractTest {

    private static final String MISTAKE = "mistake";

    @Test
    void a_good_adapter_fails_nowhere_but_at_being_found() {
        assertThat(failures(Mistake.NONE)).containsExactly("it_is_found_by_its_kind_and_describes_every_setting()");
    }

    @ParameterizedTest
    @CsvSource({
        "FINDS_NOTHING, after_a_crash_behind_any_step_nothing_is_done_twice()",
        "FINDS_NOTHING, a_swallowed_answer_is_an_unknown_outcome_and_nothing_is_done_twice()",
        "ACTS_OUTSIDE_A_STEP, what_is_recorded_is_not_done_again()",
        "FORGETS_THE_KEY, a_delivery_reaches_the_target_under_its_key_and_brings_a_receipt()",
        "SAME_RECEIPT_FOR_ALL, another_key_is_another_effect()",
        "CALLS_AN_OUTAGE_A_REJECTION, a_target_that_is_down_is_unavailable_and_nothing_is_done()",
        "CALLS_WRONG_SETTINGS_AN_OUTAGE, wrong_settings_are_told_from_an_outage_and_nothing_is_done()",
        "CALLS_A_LOST_ANSWER_AN_OUTAGE, a_swallowed_answer_is_an_unknown_outcome_and_nothing_is_done_twice()",
        "RETRIES_BY_ITSELF, a_swallowed_answer_is_an_unknown_outcome_and_nothing_is_done_twice()",
        "CHECKS_BY_DOING, checking_a_healthy_target_succeeds_and_changes_nothing()",
    })
    void a_mistake_is_seen_by_its_test(Mistake mistake, String test) {
        assertThat(failures(mistake)).contains(test);
    }

    private static List<String> failures(Mistake mistake) {
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(selectClass(PlantedContract.class))
                                .configurationParameter(MISTAKE, mistake.name())
                                .build(),
                        listener);
        assertThat(listener.getSummary().getTestsFoundCount()).isGreaterThan(10);
        return listener.getSummary().getFailures().stream()
                .map(failure -> failure.getTestIdentifier().getDisplayName())
                .toList();
    }
}
