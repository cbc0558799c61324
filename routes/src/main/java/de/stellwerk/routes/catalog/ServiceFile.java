package de.stellwerk.routes.catalog;

import de.stellwerk.routes.catalog.Service.AttachmentRules;
import de.stellwerk.routes.catalog.Service.Variant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import javax.xml.namespace.QName;

/** Reads {@code service.yml}. */
final class ServiceFile {

    static final Pattern KEY = Pattern.compile("\\d{14}");
    private static final Pattern FIM = Pattern.compile("S\\d{8,11}");
    private static final Pattern FILE = Pattern.compile("[A-Za-z0-9._-]+(/[A-Za-z0-9._-]+)*");
    private static final Pattern ROOT = Pattern.compile("\\{[^{}\\s]+}[^{}\\s:]+");
    private static final Pattern MEDIA_TYPE = Pattern.compile("[a-z]+/[a-z0-9.+-]+");
    private static final Pattern FIELD = Pattern.compile("[A-Za-z][A-Za-z0-9._-]*");
    private static final Pattern PURPOSE = Pattern.compile("form|attachment|report");

    private ServiceFile() {}

    /** @param files the names of all files in the service's folder */
    static Service read(String id, String pin, Set<String> files, Section file) {
        Service service = new Service(
                id,
                file.text("name"),
                keys(file),
                file.optionalText("fim", FIM, "must be a FIM schema id, S and eight digits"),
                file.choice("competent", Competence.class),
                policy(file),
                amountField(file),
                roles(file),
                attachments(file.section("attachments")),
                variants(file, files),
                pin);
        file.refuseOtherKeys();
        return service;
    }

    private static List<String> keys(Section file) {
        List<String> keys = file.list("keys", KEY, "must list Leistungsschlüssel of 14 digits");
        file.check(!keys.isEmpty(), "keys", "'keys' must name at least one Leistungsschlüssel");
        file.check(Set.copyOf(keys).size() == keys.size(), "keys", "'keys' names a Leistungsschlüssel twice");
        return keys;
    }

    private static List<List<String>> roles(Section file) {
        List<List<String>> roles = file.lists("deliver", Rules.NAME, Rules.NAME_RULE);
        List<String> all = roles.stream().flatMap(List::stream).toList();
        file.check(!all.isEmpty(), "deliver", "'deliver' must name at least one role");
        file.check(new HashSet<>(all).size() == all.size(), "deliver", "'deliver' names a role twice");
        return roles;
    }

    /** {@code payment: invoice}, or {@code payment: {policy: invoice, amount-field: summe}}. */
    private static PaymentPolicy policy(Section file) {
        return file.isSection("payment")
                ? file.section("payment").choice("policy", PaymentPolicy.class)
                : file.choice("payment", PaymentPolicy.class);
    }

    private static Optional<String> amountField(Section file) {
        if (!file.isSection("payment")) {
            return Optional.empty();
        }
        Section payment = file.section("payment");
        Optional<String> field =
                payment.optionalText("amount-field", FIELD, "must be the id of a field of the Antrag document");
        payment.has("policy");
        payment.refuseOtherKeys();
        return field;
    }

    private static AttachmentRules attachments(Section file) {
        AttachmentRules rules = new AttachmentRules(
                file.whole("max-count", 10, 0, 1000),
                file.parsed("max-bytes", "20MB", "must be a size such as 500KB or 20MB", Rules::size),
                file.list("types", MEDIA_TYPE, "must list media types such as application/pdf"),
                file.list("purposes", PURPOSE, "must list some of form, attachment, report"));
        file.refuseOtherKeys();
        return rules;
    }

    private static Map<String, Variant> variants(Section file, Set<String> files) {
        Map<String, Variant> variants = new TreeMap<>();
        file.named("variants", Rules.NAME, Rules.NAME_RULE)
                .forEach((name, section) -> variants.put(name, variant(name, section, files)));
        file.check(!variants.isEmpty(), "variants", "'variants' must describe at least one form");
        checkApart(file, variants);
        return variants;
    }

    private static Variant variant(String name, Section file, Set<String> files) {
        PortalFormat format = file.choice("format", PortalFormat.class);
        Optional<QName> root = file.optionalText("root", ROOT, "must be written {namespace}element")
                .map(QName::valueOf);
        boolean xml = format.formIsXml();
        file.check(!xml || file.has("root"), "root", "'root' is missing: it tells XML messages apart");
        file.check(xml || !file.has("root"), "root", "'root' belongs to the formats xoev and form-solutions only");
        Variant variant =
                new Variant(name, format, fileName("schema", file, files), fileName("mapping", file, files), root);
        file.refuseOtherKeys();
        return variant;
    }

    private static String fileName(String key, Section file, Set<String> files) {
        String name = file.text(key, FILE, "must name a file in the service's folder");
        file.check(
                name.isEmpty() || files.contains(name),
                key,
                "there is no file '" + name + "' in the service's folder" + Nearest.suggestion(name, files));
        return name;
    }

    private static void checkApart(Section file, Map<String, Variant> variants) {
        Set<Object> seen = new HashSet<>();
        for (Variant variant : variants.values()) {
            Object mark = variant.root().isPresent() ? variant.root() : variant.format();
            file.check(
                    seen.add(mark),
                    "variants",
                    "variant '" + variant.name() + "' cannot be told from another one: same format and root");
        }
    }
}
