package de.stellwerk.routes.catalog;

/** The fees cannot be told from the Antrag document: our fault, or the catalogue's. Holds no data. */
public final class FeesNotComputable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;

    FeesNotComputable(String code) {
        super(code);
        this.code = code;
    }

    /** {@code fee-field-missing}, {@code fee-field-no-count} or {@code fee-too-high}. */
    public String code() {
        return code;
    }
}
