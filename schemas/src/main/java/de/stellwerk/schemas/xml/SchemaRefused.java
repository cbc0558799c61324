package de.stellwerk.schemas.xml;

import java.util.List;

/** A schema that does not compile; the catalogue shows every defect. */
public final class SchemaRefused extends RuntimeException {

    private final transient List<Defect> defects;

    SchemaRefused(List<Defect> defects) {
        super(defects.toString());
        this.defects = List.copyOf(defects);
    }

    public List<Defect> defects() {
        return defects;
    }

    /** What is wrong where in one of the catalogue's files; line and column from 1, 0 when unknown. */
    public record Defect(String file, int line, int column, String message) {}
}
