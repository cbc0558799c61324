package de.stellwerk.routes.intake;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** States as accounts write them: ISO 3166-1 with two or three letters, the D of German documents, or the German name. */
final class Countries {

    private static final Map<String, String> KNOWN = known();

    private Countries() {}

    /** ISO 3166-1 alpha-2. */
    static Optional<String> alpha2(String written) {
        return Optional.ofNullable(KNOWN.get(written.strip().toLowerCase(Locale.ROOT)));
    }

    private static Map<String, String> known() {
        Map<String, String> known = new HashMap<>(Map.of("d", "DE"));
        for (String alpha2 : Locale.getISOCountries()) {
            Locale country = new Locale.Builder().setRegion(alpha2).build();
            known.put(alpha2.toLowerCase(Locale.ROOT), alpha2);
            known.put(country.getISO3Country().toLowerCase(Locale.ROOT), alpha2);
            known.put(country.getDisplayCountry(Locale.GERMAN).toLowerCase(Locale.ROOT), alpha2);
        }
        return known;
    }
}
