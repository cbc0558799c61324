package de.stellwerk.schemas.xml;

import java.util.List;

/** A schema or stylesheet that does not compile, or asks for what it may not do. Names every defect. */
public final class SourceRefused extends RuntimeException {

    private final transient List<Defect> defects;

    SourceRefused(List<Defect> defects) {
        super(defects.toString());
        this.defects = List.copyOf(defects);
    }

    public List<Defect> defects() {
        return defects;
    }
}
