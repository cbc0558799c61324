package de.stellwerk.benchmarks.faults.outside;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Compares the ledgers outside the hub with each other, with the plan, and with what the hub says. */
final class Balance {

    private final Ledgers ledgers;
    private final Map<String, HubSays> hub;
    private final Map<String, Evidence> byReference;

    /** @param hub what it says of each submission, by id; nothing where it knows none */
    Balance(Plan plan, Ledgers ledgers, Map<String, HubSays> hub) {
        this.ledgers = ledgers;
        this.hub = hub;
        Map<String, List<Effect>> effects = ledgers.effects().stream().collect(groupingBy(Effect::reference));
        Map<String, String> references = ledgers.acknowledged().stream()
                .collect(toMap(Acknowledged::id, Acknowledged::reference, (first, again) -> first));
        Map<String, List<Ordered>> orders =
                ledgers.orders().stream().collect(groupingBy(order -> references.getOrDefault(order.id(), order.id())));
        Map<String, List<Money>> paid = paid(ledgers);
        byReference = new LinkedHashMap<>();
        acknowledgements(ledgers)
                .forEach((reference, one) -> byReference.put(
                        reference,
                        new Evidence(
                                plan.of(one.number()),
                                one,
                                Optional.ofNullable(this.hub.get(one.id())),
                                effects.getOrDefault(reference, List.of()),
                                paid.getOrDefault(reference, List.of()),
                                orders.getOrDefault(reference, List.of()))));
    }

    /** By reference, the first one, or the first after the one before it may have been forgotten. */
    private static Map<String, Acknowledged> acknowledgements(Ledgers ledgers) {
        Map<String, Acknowledged> valid = new LinkedHashMap<>();
        for (Acknowledged one : ledgers.acknowledged()) {
            valid.merge(one.reference(), one, (first, again) -> ledgers.forgets(first, again) ? again : first);
        }
        return valid;
    }

    /** What applicants paid, by the reference of their submission. */
    private static Map<String, List<Money>> paid(Ledgers ledgers) {
        Map<String, String> references = ledgers.pages().stream()
                .collect(toMap(PageSeen::transaction, PageSeen::reference, (first, again) -> first));
        return ledgers.money().stream()
                .filter(money -> money.kind().equals(Money.PAID) && references.containsKey(money.transaction()))
                .collect(groupingBy(money -> references.get(money.transaction())));
    }

    /**
     * @param accepted how many submissions the hub has accepted, as it says
     * @param unaccounted as it says
     */
    Figures figures(long accepted, long unaccounted) {
        Findings findings = new Findings();
        judgeAccepted(accepted, findings);
        new AnswersJudged(ledgers, byReference, findings).judge();
        new EffectsJudged(findings).judge(ledgers, byReference);
        new OrderJudged(findings).judge(byReference.values());
        PaymentsJudged payments = new PaymentsJudged(findings);
        payments.judgeOrphans(ledgers);
        for (Evidence evidence : byReference.values()) {
            new StatusJudged(evidence, findings).judge();
            payments.judge(evidence);
        }
        return new Figures(byReference.size(), 0, findings.all(), unaccounted);
    }

    /** More than was acknowledged can only be what got no answer. */
    private void judgeAccepted(long accepted, Findings findings) {
        long unanswered = ledgers.oddities().stream()
                .filter(oddity -> oddity.seen().equals(Portals.NO_ANSWER))
                .map(Oddity::reference)
                .distinct()
                .count();
        if (accepted > byReference.size() + unanswered) {
            findings.add(
                    Figure.AMBIGUOUS,
                    "",
                    "",
                    "",
                    "the hub has accepted " + accepted + ", acknowledged are " + byReference.size());
        }
    }
}
