package de.stellwerk.benchmarks.faults.outside;

import de.stellwerk.benchmarks.faults.outside.HubSays.Delivery;
import java.util.Optional;
import java.util.Set;

/** What the hub says became of one submission. */
final class StatusJudged {

    private static final Set<String> NOT_AT_REST = Set.of("in-flight", "held", "parked", "dead");
    private static final Set<String> GIVEN_UP = Set.of("closed", "archived");

    private final Evidence evidence;
    private final Findings findings;

    StatusJudged(Evidence evidence, Findings findings) {
        this.evidence = evidence;
        this.findings = findings;
    }

    void judge() {
        if (evidence.hub().isEmpty()) {
            findings.add(Figure.LOST, evidence, "", "the hub does not know it");
            return;
        }
        HubSays hub = evidence.hub().get();
        Planned planned = evidence.planned();
        findings.check(
                hub.reference().equals(planned.reference()),
                Figure.AMBIGUOUS,
                evidence,
                "",
                "its id is that of " + hub.reference());
        boolean stuck = planned.isDelivered() ? !hub.isDelivered() : NOT_AT_REST.contains(hub.state());
        findings.check(!stuck, Figure.STUCK, evidence, "", "the hub says " + hub.state());
        boolean together = !hub.isDelivered() || hub.deliveries().stream().allMatch(Delivery::isDelivered);
        findings.check(together, Figure.STATE_LIE, evidence, "", "delivered, but for one of its deliveries");
        planned.offer().roles().forEach(role -> judge(hub, role));
    }

    private void judge(HubSays hub, String role) {
        String target = evidence.planned().authority().target(role);
        Optional<Delivery> delivery = hub.delivery(role);
        boolean done = !evidence.doneAt(target).isEmpty();
        if (delivery.isEmpty()) {
            findings.add(Figure.PARTIAL, evidence, "", "the hub has no delivery to " + target);
        } else if (delivery.get().isDelivered()) {
            judgeReceipt(delivery.get(), target, done);
        } else {
            findings.check(
                    !done || !GIVEN_UP.contains(delivery.get().state()),
                    Figure.STATE_LIE,
                    evidence,
                    "",
                    delivery.get().state() + ", but done at " + target);
        }
    }

    private void judgeReceipt(Delivery delivery, String target, boolean done) {
        if (!done) {
            findings.add(Figure.STATE_LIE, evidence, "", "delivered, but not done at " + target);
            return;
        }
        boolean known = evidence.doneAt(target).stream()
                .anyMatch(effect -> Sink.address(target, effect.key()).equals(delivery.receipt()));
        findings.check(known, Figure.STATE_LIE, evidence, "", "the receipt is no effect of it at " + target);
    }
}
