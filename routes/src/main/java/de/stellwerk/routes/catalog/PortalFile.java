package de.stellwerk.routes.catalog;

import de.stellwerk.routes.catalog.Portal.ApiKey;
import de.stellwerk.routes.catalog.Portal.Grant;
import de.stellwerk.routes.catalog.Portal.Limits;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads {@code portals/<id>.yml}. */
final class PortalFile {

    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern NAME_OR_ALL = Pattern.compile("\\*|" + Rules.NAME.pattern());
    private static final Pattern RETURN_URL =
            Pattern.compile("https://[^/@?#\\s]+/[^?#\\s]*|http://(localhost|127\\.0\\.0\\.1)(:\\d+)?/[^?#\\s]*");

    private PortalFile() {}

    static Portal read(String id, Section file, SettingsBinder settings) {
        Portal portal = new Portal(
                id,
                file.text("name"),
                file.choice("format", PortalFormat.class),
                keys(file),
                file.sections("may").stream().map(PortalFile::grant).toList(),
                file.list(
                        "return-urls", RETURN_URL, "must list https addresses with a path, if only /, without a query"),
                limits(file.section("limits")),
                AddressFile.read(file),
                CallbackSection.read(id, file),
                new ChannelsFile(settings).read(file));
        file.check(!portal.may().isEmpty(), "may", "'may' must say for which services and tenants it sends");
        boolean formsNeeded = portal.format() == PortalFormat.FORM_SOLUTIONS;
        file.check(
                formsNeeded != portal.addresses().forms().isEmpty(),
                "forms",
                formsNeeded
                        ? "'forms' must say for which service and area each Formularnummer is"
                        : "'forms' belongs to the format form-solutions only");
        checkPull(portal, file);
        file.refuseOtherKeys();
        return portal;
    }

    private static void checkPull(Portal portal, Section file) {
        if (portal.channels().pull().isEmpty()) {
            return;
        }
        file.check(
                portal.format() == PortalFormat.FORM_SOLUTIONS,
                "pull",
                "'pull' belongs to the format form-solutions only");
        for (String form : portal.channels().pull().get().forms()) {
            file.check(
                    portal.addresses().forms().containsKey(form),
                    "pull",
                    "'forms' does not say for which service and area '" + form + "' is");
        }
    }

    /** At least one, each with an id of its own; targets name theirs in the same way. */
    static List<ApiKey> keys(Section file) {
        List<ApiKey> keys = file.sections("keys").stream().map(PortalFile::key).toList();
        Set<String> ids = new HashSet<>();
        keys.forEach(key -> file.check(ids.add(key.id()), "keys", "two keys have the id '" + key.id() + "'"));
        file.check(!keys.isEmpty(), "keys", "'keys' must hold at least one key");
        return keys;
    }

    private static ApiKey key(Section file) {
        ApiKey key = new ApiKey(
                file.text("id", Rules.NAME, Rules.NAME_RULE),
                file.text("sha256", SHA256, "must be the SHA-256 of the key, 64 lower-case hex digits"),
                file.flag("loopback", false));
        file.refuseOtherKeys();
        return key;
    }

    private static Grant grant(Section file) {
        Grant grant = new Grant(names("services", file), names("tenants", file));
        file.refuseOtherKeys();
        return grant;
    }

    private static Set<String> names(String key, Section file) {
        Set<String> names = Set.copyOf(file.list(key, NAME_OR_ALL, Rules.NAME_RULE + ", or be \"*\" for all"));
        file.check(!names.isEmpty(), key, "'" + key + "' must name at least one, or \"*\" for all");
        return names;
    }

    private static Limits limits(Section file) {
        Limits limits = new Limits(file.whole("per-minute", 6000, 1, 1_000_000));
        file.refuseOtherKeys();
        return limits;
    }
}
