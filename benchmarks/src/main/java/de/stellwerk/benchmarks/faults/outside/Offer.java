package de.stellwerk.benchmarks.faults.outside;

import java.math.BigDecimal;
import java.util.List;

/** The services that are sent for. */
enum Offer {
    /** To be paid before it is delivered; the DMS first, then the specialist system. */
    PAID("reitkennzeichen", "99090018069000", "dms", "specialist"),
    /** Costs nothing; both at once. */
    FREE("reitkennzeichen-frei", "99090018069999", "dms", "specialist"),
    /** The authority bills later; the DMS only. Only {@link Portal#STELLWERK_JSON} has its form. */
    INVOICE("hundehaltung", "99110009014001", "dms");

    private static final BigDecimal PER_PLATE = new BigDecimal("25.00");

    private final String service;
    private final String key;
    private final List<String> roles;

    Offer(String service, String key, String... roles) {
        this.service = service;
        this.key = key;
        this.roles = List.of(roles);
    }

    String service() {
        return service;
    }

    /** The Leistungsschlüssel. */
    String key() {
        return key;
    }

    List<String> roles() {
        return roles;
    }

    /** A text of the shipped service in the words of this one: no two services have the same root elements. */
    String inItsWords(String text) {
        return this == FREE
                ? text.replace("antrag.reitkennzeichen.0100", "antrag.reitkennzeichen.0190")
                        .replace("form:reitkennzeichen:form-solutions:1.0", "form:reitkennzeichen:form-solutions:1.9")
                : text;
    }

    /** What {@link #PAID} costs. */
    static BigDecimal fee(int plates) {
        return PER_PLATE.multiply(BigDecimal.valueOf(plates));
    }
}
