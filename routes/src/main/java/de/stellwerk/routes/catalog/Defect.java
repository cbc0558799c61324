package de.stellwerk.routes.catalog;

import java.util.Comparator;

/**
 * One thing that is wrong in the catalogue.
 *
 * @param file the path inside the catalogue, segments separated by "/"
 * @param line from 1
 * @param text names the rule and the place; never a value of a target's settings
 */
public record Defect(String file, int line, String text) implements Comparable<Defect> {

    private static final Comparator<Defect> ORDER =
            Comparator.comparing(Defect::file).thenComparingInt(Defect::line).thenComparing(Defect::text);

    @Override
    public int compareTo(Defect other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return file + ":" + line + ": " + text;
    }
}
