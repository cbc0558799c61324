package de.stellwerk.benchmarks.faults.outside;

import static java.util.stream.Collectors.groupingBy;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Of one case, each target gets first what was accepted first. Each is sent only after the one before it was acknowledged. */
final class OrderJudged {

    private final Findings findings;

    OrderJudged(Findings findings) {
        this.findings = findings;
    }

    void judge(Collection<Evidence> all) {
        Map<String, List<Evidence>> byCase = all.stream()
                .filter(evidence -> evidence.planned().caseReference() != null)
                .sorted(Comparator.comparingLong(evidence -> evidence.planned().number()))
                .collect(groupingBy(evidence -> evidence.planned().caseReference()));
        byCase.values().forEach(this::judge);
    }

    private void judge(List<Evidence> ofOneCase) {
        for (String target : ofOneCase.get(0).planned().targets()) {
            long latest = 0;
            for (Evidence evidence : ofOneCase) {
                List<Effect> done = evidence.doneAt(target);
                long first = done.stream().mapToLong(Effect::number).min().orElse(latest);
                findings.check(
                        first >= latest,
                        Figure.ORDER,
                        evidence,
                        done.isEmpty() ? "" : done.get(0).key(),
                        "effect " + first + " of " + target + ", before effect " + latest + " of an earlier one");
                latest = Math.max(latest, first);
            }
        }
    }
}
