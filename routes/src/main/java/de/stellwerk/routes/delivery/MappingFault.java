package de.stellwerk.routes.delivery;

/** Our mapping, payload stylesheet or rendition failed on a valid form: our fault, mended by us and replayed. */
public final class MappingFault extends Exception {

    private static final long serialVersionUID = 1L;

    private final String code;

    /** @param code lower-case letters, digits and hyphens, without data */
    public MappingFault(String code, Throwable cause) {
        super(code, cause);
        this.code = code;
    }

    public String code() {
        return code;
    }
}
