package de.stellwerk.routes.catalog;

/** The level whose tenant is competent for a service. */
public enum Competence {
    /** The Kreis or kreisfreie Stadt in which the area lies, though a form names a town of it. */
    KREIS,
    /** The town itself. */
    GEMEINDE
}
