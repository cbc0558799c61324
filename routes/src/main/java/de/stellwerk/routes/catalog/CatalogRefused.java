package de.stellwerk.routes.catalog;

import java.util.List;
import java.util.stream.Collectors;

/** The catalogue is not good enough; the message names every defect, one per line. */
public final class CatalogRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Defect> defects;

    CatalogRefused(List<Defect> defects) {
        super("The catalogue has " + defects.size() + (defects.size() == 1 ? " defect" : " defects")
                + defects.stream().map(defect -> "\n  " + defect).collect(Collectors.joining()));
        this.defects = List.copyOf(defects);
    }

    public List<Defect> defects() {
        return defects;
    }
}
