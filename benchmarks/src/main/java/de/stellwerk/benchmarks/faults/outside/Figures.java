package de.stellwerk.benchmarks.faults.outside;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The outcome of one reconciliation.
 *
 * @param submissions how many were acknowledged
 * @param faults how many faults hit work in flight
 * @param findings everything that is wrong, by figure
 * @param unaccounted what the hub itself says: submissions without a legal state, and rows that nothing will move
 */
public record Figures(long submissions, long faults, List<Finding> findings, long unaccounted) {

    public Figures {
        findings = List.copyOf(findings);
    }

    /** The same, after this many faults. */
    public Figures after(long hits) {
        return new Figures(submissions, hits, findings, unaccounted);
    }

    public long of(Figure figure) {
        return findings.stream().filter(finding -> finding.figure() == figure).count();
    }

    /** Whether every figure is zero. */
    public boolean isClean() {
        return findings.isEmpty() && unaccounted == 0;
    }

    /** {@code submissions=<n> faults=<n> lost=0 … pay_state=0 unaccounted=0}. */
    public String line() {
        String counted = Stream.of(Figure.values())
                .map(figure -> figure.word() + "=" + of(figure))
                .collect(Collectors.joining(" "));
        return "submissions=" + submissions + " faults=" + faults + " " + counted + " unaccounted=" + unaccounted;
    }
}
