package de.stellwerk.routes.catalog;

/** What kind of authority a tenant is, and so which area its ARS stands for. */
public enum Level {
    KREIS,
    GEMEINDE,
    /** Kreis and Gemeinde in one. */
    KREISFREIE_STADT;

    boolean serves(Competence competence) {
        return this == KREISFREIE_STADT || name().equals(competence.name());
    }

    /** Whether its ARS ends after the five digits of the Kreis. */
    boolean coversKreis() {
        return this != GEMEINDE;
    }
}
