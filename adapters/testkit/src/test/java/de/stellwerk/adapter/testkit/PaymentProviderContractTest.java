package de.stellwerk.adapter.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import de.stellwerk.adapter.testkit.PlantedProvider.Mistake;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** The contract sees the mistakes it is there for. */
class PaymentProviderContractTest {

    @Test
    void a_good_provider_fails_nowhere_but_at_being_found() {
        assertThat(failures(Mistake.NONE)).containsExactly("it_is_found_by_its_kind_and_describes_every_setting()");
    }

    @ParameterizedTest
    @CsvSource({
        "HAS_NO_PAGE_OF_ITS_OWN, opening_gives_a_page_and_the_payment_is_open()",
        "OPENS_UNDER_ANOTHER_ID, opening_gives_a_page_and_the_payment_is_open()",
        "COUNTS_AS_PAID_AT_ONCE, opening_gives_a_page_and_the_payment_is_open()",
        "BELIEVES_ITS_OWN_AMOUNT, another_amount_is_never_told_as_the_right_one()",
        "FORGETS_THE_KASSENZEICHEN, what_is_paid_says_so_with_its_amount_and_kassenzeichen()",
        "CALLS_CANCELLED_OPEN, what_is_cancelled_or_failed_is_not_paid_and_not_open()",
        "GUESSES_UNKNOWN_WORDS, a_word_that_is_not_in_the_interface_stops()",
        "REFUSES_A_REPEAT_WITHOUT_SAYING_WHY, the_same_request_again_is_refused_or_gives_a_page_that_can_be_paid()",
        "CALLS_A_LOST_ANSWER_AN_OUTAGE, a_swallowed_answer_is_an_unknown_outcome()",
        "CALLS_AN_OUTAGE_A_REJECTION, a_provider_that_is_down_is_unavailable_for_every_call()",
        "OPENS_WHILE_IT_IS_DOWN, a_provider_that_is_down_is_unavailable_for_every_call()",
        "CALLS_WRONG_CREDENTIALS_AN_OUTAGE, wrong_credentials_are_told_from_an_outage()",
        "WAITS_FOR_EVER, a_provider_that_hangs_does_not_hold_the_hub()",
        "FINDS_A_HEALTHY_ONE_ILL, checking_a_healthy_provider_succeeds()",
        "BELIEVES_EVERY_NOTIFICATION, a_notification_that_proves_nothing_is_no_hint()",
    })
    void a_mistake_is_seen_by_its_test(Mistake mistake, String test) {
        assertThat(failures(mistake)).contains(test);
    }

    private static List<String> failures(Mistake mistake) {
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(selectClass(PlantedProviderContract.class))
                                .configurationParameter("mistake", mistake.name())
                                .build(),
                        listener);
        assertThat(listener.getSummary().getTestsFoundCount()).isGreaterThan(10);
        return listener.getSummary().getFailures().stream()
                .map(failure -> failure.getTestIdentifier().getDisplayName())
                .toList();
    }
}
