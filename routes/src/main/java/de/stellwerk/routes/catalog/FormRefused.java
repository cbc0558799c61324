package de.stellwerk.routes.catalog;

import java.util.List;

/** A schema or mapping does not compile. */
public final class FormRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Defect> defects;

    public FormRefused(List<Defect> defects) {
        super("A form does not compile: " + defects);
        this.defects = List.copyOf(defects);
    }

    public List<Defect> defects() {
        return defects;
    }
}
