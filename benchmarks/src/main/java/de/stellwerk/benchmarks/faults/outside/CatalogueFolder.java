package de.stellwerk.benchmarks.faults.outside;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * The catalogue of the hubs under test: shipped services, one of them also free of charge, with portals, tenants and targets of its own.
 *
 * <table>
 * <caption>What a target can tell</caption>
 * <tr><th>target</th><th>recognises a repeated key</th><th>can be asked for a key</th></tr>
 * <tr><td>dms-soest</td><td>yes</td><td>no</td></tr>
 * <tr><td>dms-unna, specialist-soest</td><td>no</td><td>yes</td></tr>
 * <tr><td>specialist-unna</td><td>no</td><td>no</td></tr>
 * </table>
 */
record CatalogueFolder(Path folder) {

    static final String RECOGNISES = "dms-soest";
    static final String CANNOT_TELL = "specialist-unna";

    /**
     * @param shipped the folder {@code services} of the shipped catalogue
     * @param secret a file with the password and the secret that the cash desk wants
     */
    void write(Path shipped, URI dms, URI specialist, URI cashDesk, Path secret) throws IOException {
        copy(shipped.resolve(Offer.PAID.service()), folder.resolve("services/" + Offer.PAID.service()));
        copy(shipped.resolve(Offer.INVOICE.service()), folder.resolve("services/" + Offer.INVOICE.service()));
        freeOfCharge(shipped);
        for (Portal portal : Portal.values()) {
            file("portals/" + portal.id() + ".yml", portal(portal));
        }
        for (Authority authority : Authority.values()) {
            file("tenants/" + authority.tenant() + ".yml", tenant(authority));
            target(authority.target("dms"), dms);
            target(authority.target("specialist"), specialist);
        }
        file("targets/" + Authority.SOEST.provider() + "/target.yml", konnektor(cashDesk, secret));
        file("targets/" + Authority.UNNA.provider() + "/target.yml", xbezahldienste(cashDesk, secret));
    }

    /** The same forms under a key of its own, without its examples: their results name the other key. */
    private void freeOfCharge(Path shipped) throws IOException {
        Path from = shipped.resolve(Offer.PAID.service());
        Path free = folder.resolve("services").resolve(Offer.FREE.service());
        Files.createDirectories(free);
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.writeString(free.resolve(file.getFileName()), Offer.FREE.inItsWords(Files.readString(file)));
            }
        }
        String service = Files.readString(free.resolve("service.yml"))
                .replaceFirst("(?m)^name: .*$", "name: Reitkennzeichen ohne Gebühr")
                .replaceFirst("(?m)^keys: .*$", "keys: [\"" + Offer.FREE.key() + "\"]")
                .replaceFirst("(?m)^payment: .*$", "payment: none")
                .replaceFirst("(?m)^deliver: .*$", "deliver: [[dms], [specialist]]");
        Files.writeString(free.resolve("service.yml"), service);
    }

    private static String portal(Portal portal) {
        String forms = "";
        if (portal == Portal.FORM_SOLUTIONS) {
            forms = "forms:\n" + String.join("", FormSolutionsForm.addresses());
        }
        return """
                name: Prüfportal
                format: %s
                keys: [{id: test, sha256: "%s", loopback: true}]
                may: [{services: ["*"], tenants: ["*"]}]
                return-urls: ["https://portal.example/"]
                limits: {per-minute: 1000000}
                """.formatted(portal.format(), sha256(portal.key())) + forms;
    }

    private static String tenant(Authority authority) {
        return """
                name: Kreis der Prüfung %1$s
                ars: "%2$s"
                level: kreis
                roles: {dms: %3$s, specialist: %4$s}
                services:
                  reitkennzeichen-frei: {aktenplan: "67/31"}
                  hundehaltung:
                    aktenplan: "32/10"
                    fees: [{name: Gebühr, amount: "12.00", haushaltsstelle: "2", booking-text: "Hund"}]
                  reitkennzeichen:
                    aktenplan: "67/30"
                    payment: {provider: %5$s, purpose: "Antrag {id}"}
                    fees: [{name: Abgabe, amount: "25.00", times: anzahlKennzeichen, haushaltsstelle: "1", booking-text: "Abgabe"}]
                """.formatted(
                        authority.tenant(),
                        authority.ars(),
                        authority.target("dms"),
                        authority.target("specialist"),
                        authority.provider());
    }

    private void target(String name, URI sink) throws IOException {
        boolean recognises = name.equals(RECOGNISES);
        String find = recognises || name.equals(CANNOT_TELL)
                ? ""
                : "find-url: \"%s/%s/effects/{key}\", ".formatted(sink, name);
        String settings =
                "url: \"%1$s/%2$s/antraege\", check-url: \"%1$s/%2$s/\", %3$smultipart: true, recognises-repeats: %4$s, timeout: 5s"
                        .formatted(sink, name, find, recognises);
        file("targets/" + name + "/target.yml", """
                name: Prüfziel
                adapter: http
                production: false
                settings: {%s}
                limits: {concurrency: 8, per-second: 1000, drain-per-second: 1000}
                retry: {attempts: 8, first: 200ms, max: 2s}
                """.formatted(settings));
    }

    private static String konnektor(URI cashDesk, Path secret) {
        return """
                name: Kasse
                adapter: epaybl
                production: false
                settings:
                  url: "%s%s"
                  mandant: B000000
                  bewirtschafter: %s
                  kennzeichen-mahnverfahren: "11000"
                  user: stellwerk
                  password: "file:%s"
                  notification-secret: "file:%s"
                  timeout: 5s
                """.formatted(cashDesk, EpayblKonnektor.ROOT, "BWSOEST", secret, secret);
    }

    private static String xbezahldienste(URI cashDesk, Path secret) {
        return """
                name: Kasse
                adapter: xbezahldienste
                production: false
                settings: {url: "%s", originator-id: o, endpoint-id: unna, user: stellwerk, password: "file:%s", timeout: 5s}
                """.formatted(cashDesk, secret);
    }

    static String sha256(String key) {
        return Sha512.hex("SHA-256", key.getBytes(StandardCharsets.UTF_8));
    }

    private void file(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path source : all.filter(Files::isRegularFile).toList()) {
                Path target = to.resolve(from.relativize(source).toString());
                Files.createDirectories(target.getParent());
                Files.copy(source, target);
            }
        }
    }
}
