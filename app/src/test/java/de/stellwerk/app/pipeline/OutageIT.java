package de.stellwerk.app.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A target is away ▸ it parks ▸ its deliveries wait untouched ▸ it is probed ▸ it drains, oldest first. */
@OnTheTestHub
class OutageIT {

    private static final String SINK = "senke-kreis-unna";

    private final TestHub hub;

    OutageIT(TestHub hub) {
        this.hub = hub;
    }

    @ParameterizedTest
    @ValueSource(strings = {"503", "500", "hang", "reset"})
    void anOutageParksTheTargetAndItsDeliveriesWaitUntouchedAndInOrder(String fault) {
        hub.sinkServer().fault(fault, 0);
        List<Submission> waiting = sent(4);

        assertParked(waiting, "unavailable");

        hub.sinkServer().mend();
        assertArrivedInOrder(waiting);
    }

    @Test
    void aTargetThatRefusesConnectionsParks() throws IOException {
        hub.stopSink();
        List<Submission> waiting = sent(4);

        assertParked(waiting, "unavailable");

        hub.startSink();
        assertArrivedInOrder(waiting);
    }

    @Test
    void aTargetThatDoesNotKnowUsParksAtOnce() {
        hub.sinkServer().fault("401", 0);
        List<Submission> waiting = sent(2);

        assertParked(waiting, "misconfigured");

        hub.sinkServer().mend();
        assertArrivedInOrder(waiting);
    }

    @Test
    void whileTheSpecialistSystemIsAwayTheDmsGoesOn() {
        hub.citkoServer().fault("503", 0);
        Submission submission = hub.portal().send(Application.aReitkennzeichen());

        submission.comesTo("dms", "delivered").comesTo("specialist", "parked");
        String aktenzeichen = submission.receipt("dms", "aktenzeichen");
        assertThat(hub.dms().has("67/30/Reitkennzeichen/" + aktenzeichen)).isTrue();
        assertThat(hub.citko().antraege(aktenzeichen)).isEmpty();

        hub.citkoServer().mend();
        submission.comesTo("delivered");
        assertThat(hub.citko().antraege(aktenzeichen)).hasSize(1);
    }

    @Test
    void whileTheDmsIsAwayNothingOfTheChainHappens() {
        hub.dmsServer().fault("503", 0);
        Submission submission = hub.portal().send(Application.aReitkennzeichen());

        submission.comesTo("parked");
        assertThat(submission.delivery("specialist").path("attempts").asInt()).isZero();

        hub.dmsServer().mend();
        submission.comesTo("delivered");
        assertThat(hub.dms().documents("67/30/Reitkennzeichen/" + submission.receipt("dms", "aktenzeichen")))
                .hasSize(4);
    }

    private List<Submission> sent(int many) {
        return Stream.generate(
                        () -> hub.portal().send(Application.aHundehaltung().in(Application.UNNA)))
                .limit(many)
                .toList();
    }

    private void assertParked(List<Submission> waiting, String because) {
        hub.operations().untilTarget(SINK, "parked");
        assertThat(hub.operations().target(SINK).path("failureClass").asString())
                .isEqualTo(because);
        waiting.forEach(submission -> {
            submission.comesTo("parked");
            assertThat(submission.delivery("dms").path("attempts").asInt()).isZero();
        });
    }

    private void assertArrivedInOrder(List<Submission> waiting) {
        waiting.forEach(submission -> submission.comesTo("delivered"));
        List<String> keys = waiting.stream().map(this::key).toList();
        assertThat(hub.sink().postedTo("/unna").stream()
                        .map(effect -> effect.path("key").asString())
                        .filter(keys::contains))
                .containsExactlyElementsOf(keys);
        assertThat(waiting).allSatisfy(submission -> assertThat(
                        submission.status().path("events").valueStream().map(event -> event.path("type")
                                .asString()))
                .doesNotContain("delivery.dead"));
        assertThat(hub.operations().page())
                .extracting(DeadLetter::submission)
                .doesNotContainAnyElementsOf(
                        waiting.stream().map(Submission::id).toList());
    }

    private String key(Submission submission) {
        return hub.ledger()
                .sql("SELECT idempotency_key FROM delivery WHERE submission_id = ?")
                .param(submission.uuid())
                .query(UUID.class)
                .single()
                .toString();
    }
}
