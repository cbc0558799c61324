package de.stellwerk.routes.catalog;

import de.stellwerk.routes.catalog.Portal.Addresses;
import de.stellwerk.routes.catalog.Portal.FormAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads {@code areas} and {@code forms} of a portal's file, and of the {@code portal.yml} of an example. */
final class AddressFile {

    static final String NAME = "portal.yml";

    private static final Pattern THEIR_ID = Pattern.compile("\\S(.{0,98}\\S)?");
    private static final String THEIR_ID_RULE = "must have 1 to 100 characters, none of them blank at either end";
    private static final Pattern AREA = Pattern.compile("\\d{12}|\\d{8}|\\d{5}");
    private static final String AREA_RULE = "must be an ARS (12 digits), an AGS (8) or a Kreis (5), in quotes";

    private AddressFile() {}

    static Addresses read(Section file) {
        Map<String, FormAddress> forms = new HashMap<>();
        file.named("forms", THEIR_ID, THEIR_ID_RULE).forEach((id, section) -> forms.put(id, form(section)));
        return new Addresses(file.texts("areas", THEIR_ID, THEIR_ID_RULE, AREA, AREA_RULE), forms);
    }

    /** Nothing to say where there is no such file. */
    static Addresses read(byte[] content, Defects defects) {
        return YamlFile.read(content, defects)
                .map(file -> {
                    Addresses addresses = read(file);
                    file.refuseOtherKeys();
                    return addresses;
                })
                .orElse(Addresses.NONE);
    }

    private static FormAddress form(Section file) {
        FormAddress address = new FormAddress(
                file.text("service", ServiceFile.KEY, "must be a Leistungsschlüssel of 14 digits, in quotes"),
                file.text("area", AREA, AREA_RULE));
        file.refuseOtherKeys();
        return address;
    }
}
