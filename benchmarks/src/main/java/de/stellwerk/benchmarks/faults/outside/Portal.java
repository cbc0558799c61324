package de.stellwerk.benchmarks.faults.outside;

import java.util.Locale;

/** The portals that send, one per format. */
enum Portal {
    STELLWERK_JSON,
    XOEV,
    OZG_CLOUD,
    FORM_SOLUTIONS;

    /** Its id in the catalogue. */
    String id() {
        return "probe-" + format();
    }

    String format() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String key() {
        return "faults-" + id();
    }

    boolean knowsCases() {
        return this != OZG_CLOUD;
    }
}
