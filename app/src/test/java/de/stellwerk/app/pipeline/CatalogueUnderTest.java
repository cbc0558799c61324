package de.stellwerk.app.pipeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Lays out the catalogue's folder before the hub starts: the shipped files with the addresses of this test's systems and with
 * short waits, and Kreise of its own.
 *
 * @param secrets holds one password file per target
 */
record CatalogueUnderTest(
        Path folder, URI citko, URI dms, URI sink, URI epaybl, URI xbezahldienste, Path drop, Path secrets) {

    private static final String SHIPPED_RETRY = "retry: {attempts: 8, first: 10s, max: 1h}";
    private static final String RETRY = "retry: {attempts: 4, first: 200ms, max: 500ms}";
    private static final String LIMITS = "limits: {concurrency: 1, per-second: 50, drain-per-second: 50}";

    void layOut() throws IOException {
        copyShipped();
        portal();
        tenant("kreis-unna", "059780000000", "{dms: senke-kreis-unna, specialist: senke-kreis-unna}");
        tenant("kreis-hoexter", "057620000000", "{dms: stumm-kreis-hoexter, specialist: ablage-kreis-hoexter}");
        tenant("kreis-olpe", "059660000000", "{dms: echt-kreis-olpe, specialist: echt-kreis-olpe}");
        tenant("kreis-siegen", "059700000000", "{dms: uebung-kreis-siegen, specialist: uebung-kreis-siegen}");
        tenant("kreis-borken", "055540000000", "{dms: absturz-kreis-borken, specialist: absturz-kreis-borken}");
        paying("kreis-paderborn", "057740000000", "epaybl-kreis-soest");
        paying("kreis-euskirchen", "053660000000", "xbezahldienste-kreis-mettmann");
        http("senke-kreis-unna", "unna", false, "find-url: \"" + sink + "/effects/{key}\"");
        http("stumm-kreis-hoexter", "hoexter", false, "");
        http("echt-kreis-olpe", "olpe", true, "");
        http("uebung-kreis-siegen", "siegen", false, "");
        target("ablage-kreis-hoexter", "file", false, "root: \"" + drop.resolve("kreis-hoexter") + "\"");
        target(
                "absturz-kreis-borken",
                "demo",
                false,
                "behaviour: crash\n  ledger: \"" + drop.resolve("kreis-borken.jsonl") + "\"");
        for (String authority : new String[] {"kreis-mettmann", "stadt-dortmund", "kreis-hoexter"}) {
            Files.createDirectories(drop.resolve(authority));
        }
    }

    private void copyShipped() throws IOException {
        Path shipped = Path.of("../catalog");
        try (Stream<Path> files = Files.walk(shipped)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = folder.resolve(shipped.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                if (file.endsWith("target.yml")) {
                    Files.writeString(copy, here(Files.readString(file)));
                } else if (file.getParent().endsWith("tenants")) {
                    Files.writeString(copy, free(Files.readString(file)));
                } else {
                    Files.copy(file, copy);
                }
            }
        }
    }

    /** Without fees: what is paid first is the affair of the tests of payment alone. */
    private static String free(String tenant) {
        return tenant.replaceAll("(?m)^    (payment:|fees:|  - \\{|#).*\\n", "");
    }

    /** A shipped target file with this test's addresses, short waits and one delivery at a time. */
    private String here(String target) {
        String timeout = target.contains("limits:") && !target.contains("adapter: file") ? "  timeout: 1s\n" : "";
        return target.replaceAll("\\$\\{STELLWERK_DEMO_CITKO[^}]*}", citko.toString())
                .replaceAll("\\$\\{STELLWERK_DEMO_CMIS[^}]*}", dms.toString())
                .replaceAll("\\$\\{STELLWERK_DEMO_EPAYBL[^}]*}", epaybl.toString())
                .replaceAll("\\$\\{STELLWERK_DEMO_XBEZAHLDIENSTE[^}]*}", xbezahldienste.toString())
                .replaceAll("\\$\\{STELLWERK_DEMO_DROP[^}]*}", drop.toString())
                .replaceAll("\\$\\{STELLWERK_DEMO_SECRETS[^}]*}", secrets.toString())
                .replace(SHIPPED_RETRY, RETRY)
                .replaceAll("limits: .*", LIMITS)
                .replace("limits:", timeout + "limits:");
    }

    /** Sends the hub's own envelope, for every service and authority. */
    private void portal() {
        write("portals/pruefstand.yml", """
                        name: Prüfstand
                        format: stellwerk-json
                        keys: [{id: test, sha256: "%s", loopback: true}]
                        may: [{services: ["*"], tenants: ["*"]}]
                        return-urls: ["https://pruefstand.example/"]
                        limits: {per-minute: 60000}
                        """.formatted(TestHub.sha256(TestHub.PORTAL_KEY)));
    }

    private void tenant(String id, String ars, String roles) {
        write("tenants/" + id + ".yml", """
                        name: %s
                        ars: "%s"
                        level: kreis
                        roles: %s
                        services:
                          reitkennzeichen: {aktenplan: "67/30/Reitkennzeichen"}
                          hundehaltung: {aktenplan: "32/10/Hundehaltung"}
                        """.formatted(id, ars, roles));
    }

    /** 25.00 EUR per plate and 15.00 for a first one, to be paid first; filed in the DMS and handed to citkoOutdoor of Soest. */
    private void paying(String id, String ars, String provider) {
        write("tenants/" + id + ".yml", """
                        name: %s
                        ars: "%s"
                        level: kreis
                        roles: {dms: dms-kreis-soest, specialist: citko-kreis-soest}
                        services:
                          reitkennzeichen:
                            aktenplan: "67/30/Reitkennzeichen"
                            payment: {provider: %s, purpose: "Antrag {id}"}
                            fees:
                              - {name: Reitabgabe, amount: "25.00", times: anzahlKennzeichen, haushaltsstelle: "554.1", booking-text: "Abgabe {year}"}
                              - {name: Zuteilung, amount: "15.00", when: {antragsart: zuteilung}, haushaltsstelle: "554.2", booking-text: "Gebuehr"}
                        """.formatted(id, ars, provider));
    }

    private void http(String id, String path, boolean production, String more) {
        target(id, "http", production, """
                        url: "%s/%s"
                          check-url: "%s/"
                          timeout: 1s
                          %s""".formatted(sink, path, sink, more));
    }

    private void target(String id, String adapter, boolean production, String settings) {
        write("targets/" + id + "/target.yml", target(adapter, production, settings));
    }

    static String target(String adapter, boolean production, String settings) {
        return """
                name: Zielsystem
                adapter: %s
                production: %s
                settings:
                  %s
                %s
                %s
                """.formatted(adapter, production, settings, LIMITS, RETRY);
    }

    private void write(String path, String text) {
        try {
            Path file = folder.resolve(path);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
