package de.stellwerk.app.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A paused target waits for its operator; a submission that nothing has happened to can be taken back. */
@OnTheTestHub
class WithdrawalIT {

    private static final String SINK = "senke-kreis-unna";

    private final TestHub hub;

    WithdrawalIT(TestHub hub) {
        this.hub = hub;
    }

    @Test
    void aPausedTargetGetsNothingUntilItIsResumed() {
        int before = hub.sink().postedTo("/unna").size();
        hub.operations().pause(SINK);
        Submission submission = hub.portal().send(Application.aHundehaltung().in(Application.UNNA));

        submission.comesTo("parked");
        hub.portal().send(Application.aHundehaltung()).comesTo("delivered");
        assertThat(submission.state()).isEqualTo("parked");
        assertThat(hub.sink().postedTo("/unna")).hasSize(before);

        hub.operations().resume(SINK);
        submission.comesTo("delivered");
        assertThat(hub.sink().postedTo("/unna")).hasSize(before + 1);
    }

    @Test
    void whatIsWithdrawnInTimeReachesNobody() {
        int before = hub.sink().postedTo("/unna").size();
        hub.operations().pause(SINK);
        Submission withdrawn = hub.portal().send(Application.aHundehaltung().in(Application.UNNA));
        Submission other = hub.portal().send(Application.aHundehaltung().in(Application.UNNA));

        Web.Answer answer = hub.portal().withdraw(withdrawn);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("state").asString()).isEqualTo("closed");
        assertThat(hub.portal("sit").withdraw(other).status())
                .as("another portal's")
                .isEqualTo(404);
        hub.operations().resume(SINK);
        other.comesTo("delivered");
        assertThat(withdrawn.state()).isEqualTo("closed");
        assertThat(hub.sink().postedTo("/unna")).hasSize(before + 1);
    }

    @Test
    void whileAHubWorksOnItItCannotBeWithdrawn() {
        try (var patient = hub.catalogue()
                .with("targets/" + SINK + "/target.yml", yml -> yml.replace("timeout: 1s", "timeout: 60s"))) {
            hub.sinkServer().fault("hang", 0);
            Submission submission =
                    hub.portal().send(Application.aHundehaltung().in(Application.UNNA));
            await().atMost(Submission.PATIENCE).until(() -> isClaimed(submission));

            assertObstacle(hub.portal().withdraw(submission), "withdrawal-claim-live");

            hub.sinkServer().mend();
            submission.comesTo("delivered");
        }
    }

    @Test
    void whatATargetHasTakenCannotBeWithdrawn() {
        hub.operations().pause("citko-kreis-soest");
        Submission submission =
                hub.portal().send(Application.aReitkennzeichen()).comesTo("dms", "delivered");

        assertObstacle(hub.portal().withdraw(submission), "withdrawal-step-recorded");

        hub.operations().resume("citko-kreis-soest");
        submission.comesTo("delivered");
    }

    @Test
    void whatATargetMayHaveTakenCannotBeWithdrawn() {
        hub.sinkServer().fault("swallow", 1);
        Submission submission = hub.portal().send(Application.aHundehaltung().in(Application.HOEXTER));
        DeadLetter letter = hub.operations().deadLetterOf(submission);

        assertObstacle(hub.portal().withdraw(submission), "withdrawal-outcome-unknown");

        hub.operations().arrived(letter, Map.of("aktenzeichen", "HX-2026-18"));
        submission.comesTo("delivered");
    }

    private boolean isClaimed(Submission submission) {
        return hub.ledger()
                .sql("SELECT EXISTS (SELECT 1 FROM delivery WHERE submission_id = ? AND state = 'claimed')")
                .param(submission.uuid())
                .query(Boolean.class)
                .single();
    }

    private static void assertObstacle(Web.Answer answer, String rule) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(409);
        assertThat(answer.json().path("violations").valueStream())
                .extracting((JsonNode violation) -> violation.path("rule").asString())
                .contains(rule);
    }
}
