package de.stellwerk.routes.catalog;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A small good catalogue that tests change until it is not. */
final class SampleCatalog {

    static final String SIT_KEY = "demo key of the test portal";

    private final Map<String, String> files = new TreeMap<>();
    private final Map<String, String> environment = new TreeMap<>();

    static SampleCatalog aCatalog() {
        return new SampleCatalog()
                .with("services/reitkennzeichen/service.yml", """
                        name: Reitkennzeichen
                        keys: ["99090018069000", "77000000000031"]
                        fim: S05000031
                        competent: kreis
                        payment: invoice
                        deliver: [[dms, specialist]]
                        attachments: {max-count: 10, max-bytes: 20MB, types: [application/pdf], purposes: [attachment]}
                        variants:
                          json: {format: stellwerk-json, schema: form.schema.json, mapping: from-json.xsl}
                          xoev: {format: xoev, schema: form.xsd, root: "{urn:test:form}antrag", mapping: from-xoev.xsl}
                        """)
                .with("services/reitkennzeichen/form.schema.json", "{}")
                .with("services/reitkennzeichen/form.xsd", "<schema/>")
                .with("services/reitkennzeichen/from-json.xsl", "<stylesheet/>")
                .with("services/reitkennzeichen/from-xoev.xsl", "<stylesheet/>")
                .with("services/reitkennzeichen/examples/json/erika/form.json", "{}")
                .with("services/reitkennzeichen/examples/json/erika/antrag.xml", "<antrag/>")
                .with("services/hundehaltung/service.yml", """
                        name: Hundehaltung
                        keys: ["99110009014001"]
                        competent: gemeinde
                        payment: invoice
                        deliver: [[dms]]
                        variants:
                          json: {format: stellwerk-json, schema: form.schema.json, mapping: from-json.xsl}
                        """)
                .with("services/hundehaltung/form.schema.json", "{}")
                .with("services/hundehaltung/from-json.xsl", "<stylesheet/>")
                .with("tenants/kreis-soest.yml", """
                        name: Kreis Soest
                        ars: "059740000000"
                        level: kreis
                        roles: {dms: dms-soest}
                        services:
                          reitkennzeichen: {aktenplan: "67/30/Reitkennzeichen", roles: {specialist: citko-soest}}
                        """)
                .with("tenants/stadt-dortmund.yml", """
                        name: Stadt Dortmund
                        ars: "059130000000"
                        level: kreisfreie-stadt
                        roles: {dms: drop-dortmund, specialist: drop-dortmund}
                        services:
                          reitkennzeichen: {aktenplan: "67/30/Reitkennzeichen"}
                          hundehaltung: {aktenplan: "32/10/Hundehaltung"}
                        """)
                .with("portals/sit.yml", """
                        name: Portal im Test
                        format: stellwerk-json
                        keys: [{id: demo, sha256: "%s", loopback: true}]
                        may: [{services: ["*"], tenants: [kreis-soest]}]
                        return-urls: ["https://portal.example/"]
                        limits: {per-minute: 600}
                        """.formatted(Hash.of(SIT_KEY.getBytes(StandardCharsets.UTF_8))))
                .with("targets/dms-soest/target.yml", target("https://dms.example/"))
                .with("targets/citko-soest/target.yml", target("https://citko.example/"))
                .with("targets/drop-dortmund/target.yml", target("https://drop.example/"));
    }

    /** Kreis Soest charges for a Reitkennzeichen, and has it paid before it delivers. */
    static SampleCatalog aCatalogWithFees() {
        return aCatalog()
                .replacing("services/reitkennzeichen/service.yml", "payment: invoice", "payment: before-delivery")
                .with(
                        "services/reitkennzeichen/examples/json/erika/antrag.xml",
                        "<antrag><feld id=\"art\"><text>neu</text></feld><feld id=\"anzahl\"><ganzzahl>2</ganzzahl></feld></antrag>")
                .with(
                        "targets/kasse/target.yml",
                        "name: Kasse\nadapter: sample-pay\nproduction: false\nsettings: {shop: a}\n")
                .with("tenants/kreis-soest.yml", """
                        name: Kreis Soest
                        ars: "059740000000"
                        level: kreis
                        roles: {dms: dms-soest, specialist: citko-soest}
                        services:
                          reitkennzeichen:
                            aktenplan: "67/30/Reitkennzeichen"
                            payment: {provider: kasse, purpose: "Antrag {id}", unpaid-after: 7d}
                            fees:
                              - {name: Abgabe, amount: "25.00", times: anzahl, when: {art: [neu, ersatz]}, haushaltsstelle: "554.1", booking-text: "Abgabe {year}"}
                        """);
    }

    static String target(String url) {
        return """
                name: Ein Zielsystem
                adapter: sample
                production: false
                settings: {base-url: "%s"}
                limits: {concurrency: 2, per-second: 20, drain-per-second: 5}
                retry: {attempts: 3, first: 1s, max: 1m}
                """.formatted(url);
    }

    SampleCatalog with(String path, String content) {
        files.put(path, content);
        return this;
    }

    SampleCatalog without(String path) {
        files.remove(path);
        return this;
    }

    SampleCatalog replacing(String path, String old, String text) {
        if (!files.get(path).contains(old)) {
            throw new IllegalArgumentException(path + " has no " + old);
        }
        return with(path, files.get(path).replace(old, text));
    }

    SampleCatalog withEnvironment(String name, String value) {
        environment.put(name, value);
        return this;
    }

    Snapshot snapshot() {
        return Snapshot.of(files.entrySet().stream()
                .map(file -> CatalogFile.of(file.getKey(), file.getValue()))
                .toList());
    }

    SampleCatalog writeTo(Path folder) {
        files.forEach((path, content) -> write(folder.resolve(path), content));
        return this;
    }

    private static void write(Path file, String content) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, content);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    CatalogReader reader() {
        return new CatalogReader(
                Adapters.of(List.of(new SampleAdapter()), List.of(new SampleProvider())),
                new Placeholders(environment::get));
    }

    /** Read as one, without compiling anything. */
    Catalog read() {
        return reader().read(snapshot()).catalog();
    }

    List<String> defects() {
        Draft draft = reader().read(snapshot());
        return java.util.stream.Stream.of(
                        draft.ownDefects(), CrossChecks.of(draft).stream(), new FeeChecks().of(draft).stream())
                .flatMap(found -> found)
                .sorted()
                .map(Defect::toString)
                .toList();
    }
}
