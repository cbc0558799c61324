package de.stellwerk.benchmarks.faults.outside;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong. */
final class Findings {

    private final List<Finding> all = new ArrayList<>();

    void add(Figure figure, String reference, String id, String key, String seen) {
        all.add(new Finding(figure, reference, id, key, seen));
    }

    void add(Figure figure, Evidence evidence, String key, String seen) {
        add(figure, evidence.planned().reference(), evidence.acknowledged().id(), key, seen);
    }

    void check(boolean well, Figure figure, Evidence evidence, String key, String seen) {
        if (!well) {
            add(figure, evidence, key, seen);
        }
    }

    List<Finding> all() {
        return List.copyOf(all);
    }
}
