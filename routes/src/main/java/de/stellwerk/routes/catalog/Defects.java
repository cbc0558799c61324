package de.stellwerk.routes.catalog;

import java.util.ArrayList;
import java.util.List;
import org.yaml.snakeyaml.nodes.Node;

/** Collects what is wrong in one file. */
final class Defects {

    private final String file;
    private final List<Defect> found = new ArrayList<>();

    Defects(String file) {
        this.file = file;
    }

    void add(Node place, String text) {
        add(place.getStartMark().getLine() + 1, text);
    }

    void add(int line, String text) {
        found.add(new Defect(file, line, text));
    }

    List<Defect> found() {
        return List.copyOf(found);
    }
}
