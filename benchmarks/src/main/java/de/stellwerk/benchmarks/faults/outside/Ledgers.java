package de.stellwerk.benchmarks.faults.outside;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** All ledgers outside the hub, as they stand on disk. */
record Ledgers(
        List<Acknowledged> acknowledged,
        List<Restored> restorations,
        List<Oddity> oddities,
        List<PageSeen> pages,
        List<Ordered> orders,
        List<Effect> effects,
        List<Money> money) {

    static final String DMS = "dms";
    static final String SPECIALIST = "specialist";

    static Ledgers read(Path folder) {
        return new Ledgers(
                Journal.read(acknowledged(folder), Acknowledged.class),
                Journal.read(restorations(folder), Restored.class),
                Journal.read(oddities(folder), Oddity.class),
                Journal.read(pages(folder), PageSeen.class),
                Journal.read(orders(folder), Ordered.class),
                Stream.of(DMS, SPECIALIST)
                        .flatMap(sink -> Journal.read(effects(folder, sink), Effect.class).stream())
                        .toList(),
                Journal.read(money(folder), Money.class));
    }

    /** Whether another answer later is right, because the ledger was restored in between. */
    boolean forgets(Acknowledged first, Acknowledged later) {
        return restorations.stream().anyMatch(restored -> restored.forgets(first, later));
    }

    static Path acknowledged(Path folder) {
        return folder.resolve("acknowledged.jsonl");
    }

    static Path restorations(Path folder) {
        return folder.resolve("restorations.jsonl");
    }

    static Path oddities(Path folder) {
        return folder.resolve("oddities.jsonl");
    }

    static Path pages(Path folder) {
        return folder.resolve("pages.jsonl");
    }

    static Path orders(Path folder) {
        return folder.resolve("orders.jsonl");
    }

    static Path effects(Path folder, String sink) {
        return folder.resolve(sink + ".jsonl");
    }

    static Path money(Path folder) {
        return folder.resolve("kasse.jsonl");
    }
}
