package de.stellwerk.routes.catalog;

import de.stellwerk.routes.catalog.Tenant.Collecting;
import de.stellwerk.routes.catalog.Tenant.Offer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads {@code tenants/<id>.yml}. */
final class TenantFile {

    private static final Pattern ARS = Pattern.compile("\\d{12}");
    private static final Pattern AKTENPLAN = Pattern.compile("[^/\\p{Cntrl}]+(/[^/\\p{Cntrl}]+)*");
    private static final Area PLACEHOLDER = new Area("000000000000");

    private TenantFile() {}

    static Tenant read(String id, Section file) {
        Level level = file.choice("level", Level.class);
        Tenant tenant = new Tenant(id, file.text("name"), area(file, level), level, roles(file), offers(file));
        file.refuseOtherKeys();
        return tenant;
    }

    private static Area area(Section file, Level level) {
        Area area = Optional.of(file.text("ars", ARS, "must be an ARS of 12 digits, in quotes"))
                .flatMap(Area::of)
                .orElse(PLACEHOLDER);
        file.check(
                !level.coversKreis() || area.isWholeKreis(),
                "ars",
                "'ars' must have zeros after the five digits of the Kreis, as 'level' says that it is all of it");
        file.check(
                area == PLACEHOLDER || level.coversKreis() || !area.isWholeKreis(),
                "ars",
                "'ars' must name a Gemeinde, as 'level' says");
        return area;
    }

    private static Map<String, Offer> offers(Section file) {
        Map<String, Offer> offers = new HashMap<>();
        file.named("services", Rules.NAME, Rules.NAME_RULE)
                .forEach((service, section) -> offers.put(service, offer(section)));
        return offers;
    }

    private static Offer offer(Section file) {
        Optional<Collecting> collecting = FeeFile.collecting(file);
        Offer offer = new Offer(
                file.text("aktenplan", AKTENPLAN, "must be a path with segments separated by /"),
                roles(file),
                FeeFile.fees(file, collecting),
                collecting);
        file.refuseOtherKeys();
        return offer;
    }

    private static Map<String, String> roles(Section file) {
        return Map.copyOf(file.texts("roles", Rules.NAME, Rules.NAME_RULE));
    }
}
