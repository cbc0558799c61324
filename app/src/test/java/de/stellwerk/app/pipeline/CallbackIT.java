package de.stellwerk.app.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Whatever happens to a submission ▸ its portal is told; however the portal fares, the submission goes its way. */
@OnTheTestHub
class CallbackIT {

    private static final String SINK = "senke-kreis-unna";

    private final TestHub hub;
    private CalledPortal portal;

    CallbackIT(TestHub hub) {
        this.hub = hub;
    }

    @BeforeEach
    void start() throws IOException {
        portal = CalledPortal.of(hub);
    }

    @AfterEach
    void stop() {
        portal.close();
    }

    @Test
    void aDeliveredSubmissionIsToldOf() {
        Submission submission = portal.send(Application.aReitkennzeichen()).comesTo("delivered");

        portal.untilTold(submission, "delivered");
        assertThat(portal.notifications(submission))
                .extracting(told -> told.path("name").asInt())
                .isSorted();
        assertThat(submission.status().path("deliveries").valueStream())
                .extracting((JsonNode delivery) -> delivery.path("role").asString())
                .containsExactly("dms", "specialist");
    }

    @Test
    void thatItWaitsForItsPaymentAndThatItIsPaidIsToldOf() {
        Submission submission = portal.send(Application.aReitkennzeichen().in(Application.EUSKIRCHEN));
        portal.untilTold(submission, "waiting");

        hub.xbezahldienste()
                .decide(
                        submission
                                .portal()
                                .pay(submission)
                                .json()
                                .path("redirectUrl")
                                .asString()
                                .replaceFirst(".*/", ""),
                        "paid");

        submission.comesTo("delivered");
        portal.untilTold(submission, "delivered");
    }

    @Test
    void thatNobodyPaidInTimeIsToldOf() {
        Submission submission = portal.send(Application.aReitkennzeichen().in(Application.EUSKIRCHEN));

        hub.ledger()
                .sql("UPDATE payment SET due_until = now() WHERE submission_id = ?")
                .param(java.util.UUID.fromString(submission.id()))
                .update();

        portal.untilTold(submission, "closed");
    }

    @Test
    void aMessageForTheCaseIsToldOf() {
        Submission submission = portal.send(Application.aReitkennzeichen()).comesTo("delivered");

        String message = new Clerk(hub).decides(submission, "B-" + submission.id());

        await().atMost(Submission.PATIENCE)
                .untilAsserted(() -> assertThat(portal.toldOf(message)).contains("waiting"));
        assertThat(portal.get("/api/v1/messages/" + message).status()).isEqualTo(200);
    }

    @Test
    void aWithdrawnSubmissionIsToldOf() {
        hub.operations().pause(SINK);
        Submission submission = portal.send(Application.aHundehaltung().in(Application.UNNA));

        assertThat(portal.withdraw(submission).status()).isEqualTo(200);

        portal.untilTold(submission, "closed");
    }

    @Test
    void anOutageOfAnHourCollapsesToTheNewestStateOfEachSubmission() {
        portal.process().fault("503", 0);
        hub.operations().pause("citko-kreis-soest");
        var submissions = Stream.generate(() -> portal.send(Application.aReitkennzeichen()))
                .limit(3)
                .toList();
        submissions.forEach(submission -> submission.comesTo("dms", "delivered"));
        hub.operations().untilTarget(CalledPortal.TARGET, "parked");
        anHourPasses();
        hub.operations().resume("citko-kreis-soest");
        submissions.forEach(submission -> submission.comesTo("delivered"));
        assertThat(submissions)
                .allSatisfy(submission -> assertThat(portal.toldOf(submission)).isEmpty());

        portal.process().mend();

        submissions.forEach(submission -> portal.untilTold(submission, "delivered"));
        assertThat(submissions)
                .allSatisfy(submission -> assertThat(portal.toldOf(submission)).containsExactly("delivered"));
        assertThat(hub.operations().page())
                .extracting(DeadLetter::submission)
                .doesNotContainAnyElementsOf(
                        submissions.stream().map(Submission::id).toList());
    }

    private void anHourPasses() {
        hub.ledger()
                .sql("UPDATE target SET parked_at = now() - interval '1 hour' WHERE name = ?")
                .param(CalledPortal.TARGET)
                .update();
        hub.ledger()
                .sql("UPDATE delivery SET due_at = due_at - interval '1 hour' WHERE target = ? AND state = 'due'")
                .param(CalledPortal.TARGET)
                .update();
    }

    @Test
    void anAnswerThatWasLostIsToldAgainUnderTheSameIdAndSequence() {
        portal.process().fault("swallow", 1);
        hub.operations().pause(SINK);
        Submission submission = portal.send(Application.aHundehaltung().in(Application.UNNA));
        await().atMost(Submission.PATIENCE)
                .until(() -> !portal.notifications(submission).isEmpty());

        await().atMost(Submission.PATIENCE).until(() -> {
            portal.letTimePass();
            return portal.notifications(submission).size() == 2;
        });

        assertThat(portal.notifications(submission))
                .extracting(told ->
                        told.path("key").asString() + " " + told.path("name").asString())
                .containsOnly(
                        submission.status().path("events").path(0).path("id").asString() + " 1");
        hub.operations().resume(SINK);
        submission.comesTo("delivered");
        portal.untilTold(submission, "delivered");
    }

    @Test
    void aPortalThatRefusesIsADeadLetterAndNotTheSubmissionsState() {
        portal.process().fault("400", 1);
        hub.operations().pause(SINK);
        Submission submission = portal.send(Application.aHundehaltung().in(Application.UNNA));
        DeadLetter letter = hub.operations().deadLetterOf(submission);

        assertThat(letter.target()).isEqualTo(CalledPortal.TARGET);
        assertThat(submission.state()).isEqualTo("parked");
        assertThat(hub.operations().reconciliation().path("unaccounted").asLong(-1))
                .isZero();

        hub.operations().replay(letter);
        portal.untilTold(submission, "parked");
    }

    @Test
    void whatAPortalRefusedItIsNotSparedTheNextStateOf() {
        portal.process().fault("400", 1);
        hub.operations().pause(SINK);
        Submission submission = portal.send(Application.aHundehaltung().in(Application.UNNA));
        hub.operations().deadLetterOf(submission);

        hub.operations().resume(SINK);

        submission.comesTo("delivered");
        portal.untilTold(submission, "delivered");
        assertThat(portal.toldOf(submission)).containsExactly("delivered");
    }

    @Test
    void nobodyIsToldOfAnotherPortalsSubmissions() {
        Submission others = hub.portal().send(Application.aHundehaltung()).comesTo("delivered");
        Submission own = portal.send(Application.aHundehaltung()).comesTo("delivered");

        portal.untilTold(own, "delivered");
        assertThat(portal.notifications(others)).isEmpty();
    }
}
