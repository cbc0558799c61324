package de.stellwerk.benchmarks.scale;

import de.stellwerk.benchmarks.speed.Bench;
import de.stellwerk.benchmarks.speed.Catalogue;
import de.stellwerk.benchmarks.speed.Form;
import de.stellwerk.benchmarks.speed.Sink;
import java.io.IOException;

/** Where submissions go in scale runs: one authority whose target is as it should be, one whose target is not. */
final class Places {

    static final String LIVE = "live";
    static final String STOCK = "stock";
    private static final String STOCK_AREA = "051110000000";

    private Places() {}

    static void layOut(Catalogue catalogue, Sink sink) throws IOException {
        catalogue
                .portal("portal", "stellwerk-json")
                .tenant(LIVE, Form.AREA, LIVE)
                .tenant(STOCK, STOCK_AREA, STOCK)
                .target(LIVE, sink.address(), 64)
                .target(STOCK, sink.address(), 64);
    }

    /** Waits until nothing of the live target is under way any more, whatever became of it. */
    static void awaitLive(Bench bench) {
        Waiting.until(
                () -> bench.ask("SELECT count(*) FROM delivery WHERE target = '" + LIVE
                        + "' AND state IN ('chained', 'due', 'claimed')"),
                "0");
    }

    static Form live() {
        return Form.json(Form.AREA, Catalogue.KEY);
    }

    static Form stock() {
        return Form.json(STOCK_AREA, Catalogue.KEY);
    }
}
