package de.stellwerk.app.faults;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The shipped services with tenants, portal and targets of the tests' own. Kreis Soest files a Reitkennzeichen at
 * {@code dms-soest} and then at {@code citko-soest}.
 */
final class TestCatalogue {

    static final String PORTAL = "faults-portal";
    static final String OPERATOR = "faults-operator";

    private TestCatalogue() {}

    /** Writes it into {@code folder}; {@code password} is what citkoOutdoor wants. */
    static void write(Path folder, URI soest, URI citko, Path password) throws IOException {
        copy(Hub.INSTALLATION.resolve("catalog/services"), folder.resolve("services"));
        file(folder.resolve("portals/probe.yml"), """
                name: Prüfportal
                format: stellwerk-json
                keys: [{id: test, sha256: "5b6b21008541dbf104df925ad52e552efde68f88b3e5a89661569a2e438ed2ad", loopback: true}]
                may: [{services: ["*"], tenants: ["*"]}]
                return-urls: ["https://portal.example/"]
                limits: {per-minute: 60000}
                """);
        file(folder.resolve("tenants/kreis-soest.yml"), """
                name: Kreis Soest
                ars: "059740000000"
                level: kreis
                roles: {dms: dms-soest, specialist: citko-soest}
                services: {reitkennzeichen: {aktenplan: "67/30"}}
                """);
        file(folder.resolve("targets/dms-soest/target.yml"), sink(soest));
        file(
                folder.resolve("targets/citko-soest/target.yml"),
                target(
                        "citkooutdoor",
                        "url: \"%s/antraege\", user: stellwerk, password: \"file:%s\"".formatted(citko, password)));
    }

    /** The settings that make {@link #OPERATOR} known to a hub. */
    static List<String> operator() {
        String one = "--stellwerk.operators[0].";
        return List.of(
                one + "name=Prüfstand",
                one + "token-sha256=f4c752130ceb14bc6edcacad5b718365e9c8564ed7bf9dc27e7dae77ce20c9c3",
                one + "rights=metadata,replay",
                one + "tenants=*",
                one + "loopback=true");
    }

    private static String sink(URI address) {
        return target(
                "http",
                "url: \"%1$s/antraege\", find-url: \"%1$s/effects/{key}\", check-url: \"%1$s/\"".formatted(address));
    }

    private static String target(String adapter, String settings) {
        return """
                name: Prüfziel
                adapter: %s
                production: false
                settings: {%s}
                limits: {concurrency: 4, per-second: 1000, drain-per-second: 1000}
                retry: {attempts: 8, first: 200ms, max: 2s}
                """.formatted(adapter, settings);
    }

    private static void file(Path path, String text) throws IOException {
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path source : all.toList()) {
                Path target = to.resolve(from.relativize(source).toString());
                Files.createDirectories(target.getParent());
                Files.copy(source, target);
            }
        }
    }
}
