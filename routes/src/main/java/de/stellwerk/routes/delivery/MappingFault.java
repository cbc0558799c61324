package de.stellwerk.routes.delivery;

import de.stellwerk.routes.mapping.MappingFailed;
import java.util.Locale;

/** Our mapping, payload stylesheet or rendition failed on a valid form: our fault, mended by us and replayed. */
public final class MappingFault extends Exception {

    private static final long serialVersionUID = 1L;

    private final String code;

    /** @param code lower-case letters, digits and hyphens, without data */
    public MappingFault(String code, Throwable cause) {
        super(code, cause);
        this.code = code;
    }

    public static MappingFault of(MappingFailed failure) {
        return new MappingFault(code(failure.code()), failure);
    }

    /** A code of XPath, XSLT or our own as the ledger writes codes. */
    public static String code(String foreign) {
        return foreign.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    }

    public String code() {
        return code;
    }
}
