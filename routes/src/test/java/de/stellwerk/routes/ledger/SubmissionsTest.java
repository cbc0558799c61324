package de.stellwerk.routes.ledger;

import static de.stellwerk.routes.ledger.TestLedger.aReceipt;
import static de.stellwerk.routes.ledger.TestLedger.anAct;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SubmissionsTest {

    private final TestLedger ledger = new TestLedger();
    private final TestLedger.Hub hub = ledger.hub();

    @AfterEach
    void stop() {
        hub.close();
    }

    @Test
    void showsStateDeliveriesAndEventsOfOneMoment() {
        UUID id = ledger.anApplication().to("dms").accepted();
        CompletableFuture<Void> working = CompletableFuture.runAsync(() -> deliverOverAndOver(id, 40));

        while (!working.isDone()) {
            Submissions.Submission seen = ledger.submissions.find(id).orElseThrow();
            String delivery = seen.deliveries().get(0).state();

            assertThat(seen.state()).isEqualTo(delivery);
            assertThat(delivery.equals("delivered")).isEqualTo(lastEvent(seen).equals("delivery.delivered"));
            assertThat(seen.deliveries().get(0).receipt() != null).isEqualTo(delivery.equals("delivered"));
        }
        working.join();
    }

    private static String lastEvent(Submissions.Submission submission) {
        return submission.events().get(submission.events().size() - 1).type();
    }

    private void deliverOverAndOver(UUID submission, int times) {
        for (int i = 0; i < times; i++) {
            Claim claim = ledger.claimed(hub, submission, "dms");
            ledger.records.delivered(claim, aReceipt());
            ledger.replays.replay(anAct(), new Selection.Ids(List.of(claim.delivery())), new ReplayMode.Again("dms"));
        }
    }
}
