package de.stellwerk.benchmarks.faults.outside;

import java.util.List;
import java.util.Optional;

/**
 * Everything that is known of one acknowledged submission.
 *
 * @param hub nothing: the hub does not know it
 * @param effects all that came to targets under its reference
 * @param paid the money that its applicant paid
 * @param orders what an operator ordered for it
 */
record Evidence(
        Planned planned,
        Acknowledged acknowledged,
        Optional<HubSays> hub,
        List<Effect> effects,
        List<Money> paid,
        List<Ordered> orders) {

    List<Effect> at(String target) {
        return effects.stream().filter(effect -> effect.target().equals(target)).toList();
    }

    List<Effect> doneAt(String target) {
        return at(target).stream().filter(Effect::isDone).toList();
    }

    boolean isDoneAnywhere() {
        return effects.stream().anyMatch(Effect::isDone);
    }

    /** How often a target may do it, and under how many keys: once, and once more for each order to have it done again. */
    long allowedAt(String target) {
        return 1
                + orders.stream()
                        .filter(order -> order.kind().equals(Ordered.AGAIN)
                                && order.target().equals(target))
                        .count();
    }

    boolean wasOrdered(String kind) {
        return orders.stream().anyMatch(order -> order.kind().equals(kind));
    }
}
