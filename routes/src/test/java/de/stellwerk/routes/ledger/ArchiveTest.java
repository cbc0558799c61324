package de.stellwerk.routes.ledger;

import static de.stellwerk.routes.ledger.TestLedger.aFailure;
import static de.stellwerk.routes.ledger.TestLedger.anAct;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ArchiveTest {

    private final TestLedger ledger = new TestLedger();
    private final TestLedger.Hub hub = ledger.hub();

    @AfterEach
    void stop() {
        hub.close();
    }

    @Test
    void takesTheFollowersAlongAndBringsThemBack() {
        UUID id = ledger.anApplication().to("dms", "specialist", "notice").accepted();
        Claim head = hub.claim("dms").get(0);
        ledger.records.dead(head, aFailure(Failure.Kind.REJECTED), false);

        assertThat(ledger.archive.archive(anAct(), ids(head.delivery())).done()).isOne();
        assertThat(states(id)).containsExactly("archived", "archived", "archived");

        UUID follower =
                ledger.submissions.find(id).orElseThrow().deliveries().get(1).id();
        assertThat(ledger.archive.restore(anAct(), ids(follower)).skipped())
                .extracting(OrderOutcome.Skipped::why)
                .containsExactly("predecessor-archived");

        assertThat(ledger.archive.restore(anAct(), ids(head.delivery())).done()).isOne();
        assertThat(states(id)).containsExactly("dead", "held", "held");
        assertThat(ledger.submissions.find(id).orElseThrow().events())
                .extracting(Submissions.EventView::type)
                .contains("delivery.archived", "delivery.restored");
    }

    @Test
    void bringsNothingBackThatFollowsAnotherOne() {
        UUID id = ledger.anApplication().to("dms", "specialist", "notice").accepted();
        Claim head = hub.claim("dms").get(0);
        ledger.records.delivered(head, TestLedger.aReceipt());
        Claim middle = hub.claim("specialist").get(0);
        ledger.records.dead(middle, aFailure(Failure.Kind.REJECTED), false);
        repeatedAndDead(head);

        ledger.archive.archive(anAct(), ids(head.delivery()));
        assertThat(states(id)).containsExactly("archived", "dead", "held");

        ledger.archive.archive(anAct(), ids(middle.delivery()));
        ledger.archive.restore(anAct(), ids(head.delivery()));
        assertThat(states(id)).containsExactly("dead", "archived", "archived");

        ledger.archive.restore(anAct(), ids(middle.delivery()));
        assertThat(states(id)).containsExactly("dead", "dead", "held");
        assertThat(ledger.reconciliation.report(Scope.EVERYWHERE).orphans()).isEmpty();
    }

    private void repeatedAndDead(Claim head) {
        ledger.replays.replay(anAct(), ids(head.delivery()), new ReplayMode.Again("dms"));
        ledger.records.dead(hub.claim("dms").get(0), aFailure(Failure.Kind.REJECTED), false);
    }

    @Test
    void letsTheCaseGoOn() {
        UUID first = ledger.anApplication().ofCase("C").to("dms").accepted();
        UUID second = ledger.anApplication().ofCase("C").to("dms").accepted();
        Claim dead = ledger.claimed(hub, first, "dms");
        ledger.records.dead(dead, aFailure(Failure.Kind.REJECTED), false);
        assertThat(hub.claim("dms")).isEmpty();

        ledger.archive.archive(anAct(), ids(dead.delivery()));

        assertThat(ledger.woken).containsExactly("dms");
        assertThat(hub.claim("dms")).extracting(Claim::submission).containsExactly(second);
    }

    @Test
    void archivesOnlyWhatIsDead() {
        UUID id = ledger.anApplication().to("dms").accepted();
        UUID due = ledger.submissions.find(id).orElseThrow().deliveries().get(0).id();

        assertThat(ledger.archive.archive(anAct(), ids(due)).skipped())
                .extracting(OrderOutcome.Skipped::why)
                .containsExactly("not-dead");
        assertThat(ledger.archive.restore(anAct(), ids(due)).skipped())
                .extracting(OrderOutcome.Skipped::why)
                .containsExactly("not-archived");
    }

    private List<String> states(UUID submission) {
        return ledger.submissions.find(submission).orElseThrow().deliveries().stream()
                .map(Submissions.DeliveryView::state)
                .toList();
    }

    private static Selection ids(UUID... ids) {
        return new Selection.Ids(List.of(ids));
    }
}
