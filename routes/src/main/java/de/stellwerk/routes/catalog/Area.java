package de.stellwerk.routes.catalog;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An area by its Amtlicher Regionalschlüssel, always 12 digits: Land (2), Regierungsbezirk (1), Kreis (2), Verband (4),
 * Gemeinde (3).
 */
public record Area(String ars) {

    private static final Pattern ARS = Pattern.compile("\\d{12}");
    private static final Pattern AGS = Pattern.compile("\\d{8}");
    private static final Pattern KREIS = Pattern.compile("\\d{5}");
    private static final String WHOLE_KREIS = "0000000";

    public Area {
        if (!ARS.matcher(ars).matches()) {
            throw new IllegalArgumentException("an ARS has 12 digits");
        }
    }

    /**
     * Takes an ARS of 12 digits, an AGS of 8 or a Kreis of 5. From an AGS the Verband is taken to be "0" and the digits of the
     * Gemeinde, which holds wherever there are no Verbände, as in all of Nordrhein-Westfalen.
     */
    public static Optional<Area> of(String written) {
        if (ARS.matcher(written).matches()) {
            return Optional.of(new Area(written));
        }
        if (AGS.matcher(written).matches()) {
            String gemeinde = written.substring(5);
            return Optional.of(new Area(written.substring(0, 5) + "0" + gemeinde + gemeinde));
        }
        return KREIS.matcher(written).matches() ? Optional.of(new Area(written + WHOLE_KREIS)) : Optional.empty();
    }

    /** The five digits of the Kreis or kreisfreie Stadt. */
    public String kreis() {
        return ars.substring(0, 5);
    }

    /** Whether no Gemeinde is named. */
    boolean isWholeKreis() {
        return ars.endsWith(WHOLE_KREIS);
    }
}
