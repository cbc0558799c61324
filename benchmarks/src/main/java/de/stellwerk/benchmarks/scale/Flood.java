package de.stellwerk.benchmarks.scale;

import de.stellwerk.benchmarks.speed.Balance;
import de.stellwerk.benchmarks.speed.Bench;
import de.stellwerk.benchmarks.speed.Latencies;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/** One of ten portals sends as much as it can; the other nine, who send little, must still be answered in time. */
final class Flood implements ScaleRun {

    private static final int CONNECTIONS_OWED = 64;
    private static final double OTHERS_PER_SECOND = 20;

    @Override
    public boolean run(Size size, PrintStream out) throws IOException {
        try (Bench bench = Bench.start(size.folder(), 8_000_000, size.jvm(), Ten::layOut)) {
            others(bench, size);
            Latencies calm = others(bench, size);
            int begun = bench.book().begun();
            Thread flood = new Thread(() -> bench.load(size.or(CONNECTIONS_OWED), List.of(Ten.first()))
                    .closedLoop(size.window(), Integer.MAX_VALUE));
            flood.start();
            Latencies flooded = others(bench, size);
            SlowTarget.join(flood);
            bench.drain();
            Balance balance = bench.balance(begun);
            out.println(String.format(
                    Locale.ROOT,
                    "flood: nine beside it answered=%d p50_ms=%.0f p99_ms=%.0f calm_p50_ms=%.0f calm_p99_ms=%.0f %s",
                    flooded.count(),
                    flooded.millis(0.5),
                    flooded.millis(0.99),
                    calm.millis(0.5),
                    calm.millis(0.99),
                    balance));
            return balance.isEven() && flooded.count() > 0;
        }
    }

    private static Latencies others(Bench bench, Size size) {
        return bench.load(18, Ten.others()).openLoop(size.window(), OTHERS_PER_SECOND);
    }
}
