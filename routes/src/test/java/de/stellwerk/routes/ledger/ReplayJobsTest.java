package de.stellwerk.routes.ledger;

import static de.stellwerk.routes.ledger.TestLedger.aFailure;
import static de.stellwerk.routes.ledger.TestLedger.aReceipt;
import static de.stellwerk.routes.ledger.TestLedger.anAct;
import static org.assertj.core.api.Assertions.assertThat;

import de.stellwerk.routes.ledger.DeadLetterFilter.State;
import de.stellwerk.routes.ledger.OrderOutcome.Why;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReplayJobsTest {

    private static final Selection ALL = new Selection.Matching(DeadLetterFilter.all(State.DEAD));
    private static final ReplayMode RESUME = new ReplayMode.Resume();

    private final TestLedger ledger = new TestLedger();
    private final TestLedger.Hub hub = ledger.hub();

    @AfterEach
    void stop() {
        hub.close();
    }

    private List<UUID> dead(int count) {
        return IntStream.range(0, count)
                .mapToObj(n -> ledger.aDeadDelivery(hub, "dms", Failure.Kind.REJECTED))
                .toList();
    }

    private ReplayJob.Outcome outcome(UUID job) {
        return ledger.replayJobs.find(Scope.EVERYWHERE, job).orElseThrow().outcome();
    }

    private String state(UUID job) {
        return ledger.replayJobs.find(Scope.EVERYWHERE, job).orElseThrow().state();
    }

    private void aSecondLater() {
        ledger.letTimePass();
        ledger.replayLots.send();
    }

    private List<Claim> delivered() {
        List<Claim> claims = hub.claim("dms");
        claims.forEach(claim -> ledger.records.delivered(claim, aReceipt()));
        return claims;
    }

    @Test
    void sendsOneAndThenMoreAndMoreAsTheyArrive() {
        dead(30);
        UUID job = ledger.replayJobs.order(anAct(), ALL, RESUME, 50);

        aSecondLater();
        assertThat(outcome(job)).isEqualTo(new ReplayJob.Outcome(30, 29, 1, 0, 0, 0, 0));
        assertThat(ledger.woken).contains("dms");
        aSecondLater();
        assertThat(outcome(job).inFlight()).as("waits for the first").isOne();
        assertThat(delivered()).hasSize(1);
        aSecondLater();
        assertThat(outcome(job)).isEqualTo(new ReplayJob.Outcome(30, 24, 5, 1, 0, 0, 0));
        delivered();
        aSecondLater();
        assertThat(outcome(job)).isEqualTo(new ReplayJob.Outcome(30, 4, 20, 6, 0, 0, 0));
        delivered();
        aSecondLater();
        delivered();

        assertThat(outcome(job)).isEqualTo(new ReplayJob.Outcome(30, 0, 0, 30, 0, 0, 0));
        assertThat(state(job)).isEqualTo("finished");
    }

    @Test
    void goesOnAtItsRateAfterTheFirstLots() {
        dead(140);
        UUID job = ledger.replayJobs.order(anAct(), ALL, RESUME, 7);
        for (int lot = 0; lot < 4; lot++) {
            aSecondLater();
            while (!delivered().isEmpty()) {}
        }

        aSecondLater();
        aSecondLater();

        assertThat(outcome(job))
                .as("without waiting for anything")
                .isEqualTo(new ReplayJob.Outcome(140, 0, 14, 126, 0, 0, 0));
    }

    @Test
    void stopsWhenTheCauseComesBackAndBeginsWithOneAgain() {
        dead(10);
        UUID job = ledger.replayJobs.order(anAct(), ALL, RESUME, 50);
        aSecondLater();
        delivered();
        aSecondLater();
        Claim again = hub.claim("dms").get(0);
        ledger.records.dead(again, aFailure(Failure.Kind.REJECTED), false);
        delivered();

        aSecondLater();

        ReplayJob stopped = ledger.replayJobs.find(Scope.EVERYWHERE, job).orElseThrow();
        assertThat(stopped.state()).isEqualTo("stopped");
        assertThat(stopped.cameBack()).isEqualTo("rejected:dms:create-file:http-400");
        aSecondLater();
        assertThat(outcome(job).waiting()).as("nothing more is sent").isEqualTo(4);

        assertThat(ledger.replayJobs.resume(anAct(), job)).isEmpty();
        aSecondLater();
        assertThat(outcome(job).waiting()).as("one").isEqualTo(3);
    }

    @Test
    void anotherCauseDoesNotStopIt() {
        dead(8);
        UUID job = ledger.replayJobs.order(anAct(), ALL, RESUME, 50);
        aSecondLater();
        ledger.records.dead(
                hub.claim("dms").get(0), new Failure(Failure.Kind.REJECTED, "create-file", "http-413", null), false);

        aSecondLater();

        assertThat(state(job)).isEqualTo("running");
        ReplayJob.Item first = ledger.replayJobs
                .items(job, Optional.of("dead-again"), 0, 10)
                .items()
                .get(0);
        assertThat(first.cause()).isEqualTo("rejected:dms:create-file:http-413");
    }

    @Test
    void pausesGoesOnAndIsCancelled() {
        dead(8);
        UUID job = ledger.replayJobs.order(anAct(), ALL, RESUME, 50);

        assertThat(ledger.replayJobs.pause(anAct(), job)).isEmpty();
        assertThat(ledger.replayJobs.pause(anAct(), job)).contains(Why.OTHER_STATE);
        aSecondLater();
        assertThat(outcome(job).waiting()).isEqualTo(8);
        assertThat(ledger.replayJobs.resume(anAct(), job)).isEmpty();
        aSecondLater();
        assertThat(ledger.replayJobs.cancel(anAct(), job)).isEmpty();
        delivered();
        aSecondLater();

        assertThat(outcome(job)).isEqualTo(new ReplayJob.Outcome(8, 7, 0, 1, 0, 0, 0));
        assertThat(state(job)).isEqualTo("cancelled");
        assertThat(ledger.replayJobs.resume(anAct(), job)).contains(Why.OTHER_STATE);
        assertThat(ledger.audit.verify().whole()).isTrue();
    }

    @Test
    void tellsOfEachItemWhatBecameOfIt() {
        List<UUID> all = dead(3);
        UUID job = ledger.replayJobs.order(anAct(), ALL, RESUME, 50);
        ledger.archive.archive(anAct(), new Selection.Ids(List.of(all.get(1))));
        aSecondLater();
        delivered();
        aSecondLater();
        delivered();

        List<ReplayJob.Item> items =
                ledger.replayJobs.items(job, Optional.empty(), 0, 10).items();

        assertThat(items).extracting(ReplayJob.Item::delivery).containsExactlyElementsOf(all);
        assertThat(items).extracting(ReplayJob.Item::outcome).containsExactly("delivered", "skipped", "delivered");
        assertThat(items.get(1).why()).isEqualTo("archived");
        assertThat(outcome(job)).isEqualTo(new ReplayJob.Outcome(3, 0, 0, 2, 0, 1, 0));
    }

    @Test
    void whatIsReplayedByHandSinceIsOvertaken() {
        dead(1);
        UUID job = ledger.replayJobs.order(anAct(), ALL, RESUME, 50);
        aSecondLater();
        Claim claim = hub.claim("dms").get(0);
        ledger.records.dead(claim, aFailure(Failure.Kind.REJECTED), false);
        ledger.replays.replay(anAct(), new Selection.Ids(List.of(claim.delivery())), RESUME);

        assertThat(outcome(job).overtaken()).isOne();
    }

    @Test
    void twoHubsSendEachItemOnce() {
        dead(60);
        UUID job = ledger.replayJobs.order(anAct(), ALL, RESUME, 50);

        while (outcome(job).waiting() > 0) {
            ledger.letTimePass();
            Stream.of(1, 2, 3)
                    .map(n -> CompletableFuture.runAsync(ledger.replayLots::send))
                    .toList()
                    .forEach(CompletableFuture::join);
            while (!delivered().isEmpty()) {}
        }

        assertThat(outcome(job)).isEqualTo(new ReplayJob.Outcome(60, 0, 0, 60, 0, 0, 0));
        assertThat(ledger.sql
                        .sql("SELECT max(round) FROM delivery")
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void showsBeforehandHowManyGoWhereAndWhatIsDoneAlready() {
        dead(2);
        ledger.aDeadDelivery(hub, "specialist", Failure.Kind.OUTCOME_UNKNOWN);
        Claim begun = ledger.claimed(hub, ledger.anApplication().to("dms").accepted(), "dms");
        ledger.records.step(begun, new Records.Step("create-file", aReceipt(), false));
        ledger.records.dead(begun, aFailure(Failure.Kind.REJECTED), false);

        assertThat(ledger.replayJobs.preview(Scope.EVERYWHERE, ALL))
                .isEqualTo(new ReplayJob.Preview(
                        4,
                        1,
                        1,
                        List.of(
                                new ReplayJob.AtTarget("dms", 3, "open"),
                                new ReplayJob.AtTarget("specialist", 1, "open"))));
    }

    @Test
    void isSeenByWhoeverMaySeeAllThatItIsFor() {
        ledger.aDeadDelivery(hub, "dms", Failure.Kind.REJECTED);
        UUID everywhere = ledger.replayJobs.order(anAct(), ALL, RESUME, 50);
        UUID soest = ledger.replayJobs.order(new Act("karl", Scope.of("kreis-soest"), "only ours"), ALL, RESUME, 50);

        assertThat(ledger.replayJobs
                        .list(Scope.of("kreis-soest"), Optional.empty(), 10)
                        .items())
                .extracting(ReplayJob::id)
                .containsExactly(soest);
        assertThat(ledger.replayJobs.find(Scope.of("kreis-soest"), everywhere)).isEmpty();
        assertThat(ledger.replayJobs.pause(
                        new Act("karl", Scope.of(Set.of("kreis-soest"), Set.of("dms")), "not mine"), everywhere))
                .contains(Why.NOT_FOUND);
        assertThat(ledger.replayJobs.list(Scope.EVERYWHERE, Optional.empty(), 1).next())
                .isNotNull();
    }
}
