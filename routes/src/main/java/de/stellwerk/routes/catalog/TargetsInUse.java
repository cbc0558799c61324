package de.stellwerk.routes.catalog;

import java.util.Set;

/** Knows which targets must not vanish from the catalogue. */
@FunctionalInterface
public interface TargetsInUse {

    /** The names of all targets that unfinished deliveries are bound for. */
    Set<String> names();
}
