package de.stellwerk.benchmarks.faults.outside;

import java.util.HashMap;
import java.util.Map;

/** What the portals were answered. */
final class AnswersJudged {

    private final Ledgers ledgers;
    private final Map<String, Evidence> byReference;
    private final Findings findings;

    AnswersJudged(Ledgers ledgers, Map<String, Evidence> byReference, Findings findings) {
        this.ledgers = ledgers;
        this.byReference = byReference;
        this.findings = findings;
    }

    void judge() {
        for (Oddity oddity : ledgers.oddities()) {
            findings.add(oddity.figure(), oddity.reference(), "", "", oddity.seen());
        }
        Map<String, String> references = new HashMap<>();
        for (Acknowledged one : ledgers.acknowledged()) {
            Evidence evidence = byReference.get(one.reference());
            findings.check(
                    one.saysTheSameAs(evidence.acknowledged()) || ledgers.forgets(one, evidence.acknowledged()),
                    Figure.IDEMP_ID,
                    evidence,
                    "",
                    "acknowledged again as " + one.id() + " of " + one.receivedAt());
            String first = references.putIfAbsent(one.id(), one.reference());
            findings.check(
                    first == null || first.equals(one.reference()),
                    Figure.AMBIGUOUS,
                    evidence,
                    "",
                    "its id is also that of " + first);
        }
        byReference.values().forEach(this::judge);
    }

    private void judge(Evidence evidence) {
        findings.check(
                evidence.planned().isValid(), Figure.PHANTOM, evidence, "", "acknowledged although it breaks a rule");
    }
}
