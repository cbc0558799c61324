package de.stellwerk.routes.catalog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Writes a catalogue as large as the whole Land: copies of a shipped service, each with keys, names and root elements of its
 * own, so that all of them must be compiled, and tenants that offer all of them with fees of their own.
 */
public final class LargeCatalog {

    private static final String MODEL = "reitkennzeichen";
    private static final List<String> KEYS = List.of("99090018069000", "99090018020000", "77000000000031");

    private final Path folder;
    private final int services;

    private LargeCatalog(Path folder, int services) {
        this.folder = folder;
        this.services = services;
    }

    /** @param shipped the catalogue whose service is copied */
    public static void write(Path shipped, Path folder, int services, int tenants) {
        LargeCatalog large = new LargeCatalog(folder, services);
        Map<String, byte[]> model = files(shipped.resolve("services").resolve(MODEL));
        IntStream.range(0, services).forEach(number -> large.writeService(number, model));
        IntStream.range(0, tenants).forEach(large::writeTenant);
        large.write("portals/portal.yml", text("""
                name: Portal im Test
                format: stellwerk-json
                keys: [{id: demo, sha256: "%s"}]
                may: [{services: ["*"], tenants: ["*"]}]
                return-urls: ["https://portal.example/"]
                limits: {per-minute: 600}
                """.formatted("0".repeat(64))));
    }

    public static String service(int number) {
        return "leistung-%03d".formatted(number);
    }

    public static String tenant(int number) {
        return "mandant-%03d".formatted(number);
    }

    /** The leading Leistungsschlüssel of a service. */
    public static String key(int service) {
        return "99%012d".formatted(service * 10);
    }

    /** The ARS of a tenant. */
    public static String area(int tenant) {
        return "%05d0000000".formatted(10_000 + tenant);
    }

    private void writeService(int number, Map<String, byte[]> model) {
        model.forEach((name, content) ->
                write("services/" + service(number) + "/" + name, isText(name) ? own(number, content) : content));
    }

    private static byte[] own(int number, byte[] content) {
        String text = new String(content, StandardCharsets.UTF_8)
                .replace("urn:stellwerk:form:" + MODEL, "urn:stellwerk:form:" + service(number))
                .replaceAll("(?m)^  (ozg-cloud|form-solutions): .*\n", "");
        for (int i = 0; i < KEYS.size(); i++) {
            text = text.replace(KEYS.get(i), "99%012d".formatted(number * 10 + i));
        }
        return text(text);
    }

    private void writeTenant(int number) {
        String id = tenant(number);
        StringBuilder file = new StringBuilder("""
                name: %s
                ars: "%s"
                level: kreisfreie-stadt
                roles: {dms: %s, specialist: %s}
                services:
                """.formatted(id, area(number), id, id));
        IntStream.range(0, services).forEach(service -> file.append(offer(number, service)));
        write("tenants/" + id + ".yml", text(file.toString()));
        write("targets/" + id + "/target.yml", text("name: %s\nadapter: silent\nproduction: false\n".formatted(id)));
        write(
                "targets/kasse-" + id + "/target.yml",
                text("name: Kasse\nadapter: sample-pay\nproduction: false\nsettings: {shop: kasse}\n"));
    }

    private static String offer(int tenant, int service) {
        String account = "haushaltsstelle: \"%d.%d\"".formatted(tenant, service);
        return """
                  %1$s:
                    aktenplan: "%2$d/%3$d/%1$s"
                    payment: {provider: kasse-%4$s, unpaid-after: 14d, purpose: "Antrag {id}"}
                    fees:
                      - {name: Abgabe, amount: "%2$d.%5$02d", times: anzahlKennzeichen, when: {haltungsart: privat}, %6$s, booking-text: "Abg {year}"}
                      - {name: Abgabe für Höfe, amount: "75.00", times: anzahlKennzeichen, when: {haltungsart: reiterhof}, %6$s, booking-text: "Abg {year}"}
                      - {name: Gebühr, amount: "10.%5$02d", when: {antragsart: [zuteilung, verlaengerung]}, %6$s, objektnummer: "%3$d", booking-text: "Geb {id}"}
                """.formatted(service(service), tenant + 1, service, tenant(tenant), service % 100, account);
    }

    private void write(String path, byte[] content) {
        try {
            Path file = folder.resolve(path);
            Files.createDirectories(file.getParent());
            Files.write(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, byte[]> files(Path folder) {
        Map<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path file : paths.filter(Files::isRegularFile)
                    .filter(LargeCatalog::isOfTwoVariants)
                    .toList()) {
                files.put(folder.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    /** As services mostly have. */
    private static boolean isOfTwoVariants(Path file) {
        return !file.toString().contains("ozg-cloud") && !file.toString().contains("form-solutions");
    }

    private static boolean isText(String name) {
        return !name.endsWith(".pdf") && !name.endsWith(".png");
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
