package de.stellwerk.benchmarks.scale;

import de.stellwerk.benchmarks.speed.Balance;
import de.stellwerk.benchmarks.speed.Bench;
import de.stellwerk.benchmarks.speed.Latencies;
import de.stellwerk.benchmarks.speed.Sink;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/** One of ten targets takes seconds over each submission; the other nine must not feel it. */
final class SlowTarget implements ScaleRun {

    private static final int MILLIS_OWED = 2000;
    private static final double SLOW_PER_SECOND = 5;

    @Override
    public boolean run(Size size, PrintStream out) throws IOException {
        try (Bench bench = Bench.start(size.folder(), 4_000_000, size.jvm(), Ten::layOut)) {
            others(bench, size);
            Nine alone = others(bench, size);
            bench.sink().behave(Sink.slow(Ten.name(0), size.or(MILLIS_OWED)));
            Thread slow = new Thread(() ->
                    bench.load(2, List.of(Ten.first())).openLoop(size.window().multipliedBy(2), SLOW_PER_SECOND));
            slow.start();
            Nine beside = others(bench, size);
            join(slow);
            bench.sink().behave(Sink.TAKES_EVERYTHING);
            bench.drain();
            Balance balance = bench.balance(0);
            out.println(String.format(
                    Locale.ROOT,
                    "slow-target: nine beside it accepted/s=%.0f alone=%.0f p99_ms=%.0f alone_ms=%.0f delivered_after_ms=%.0f alone_ms=%.0f %s",
                    beside.perSecond,
                    alone.perSecond,
                    beside.latencies.millis(0.99),
                    alone.latencies.millis(0.99),
                    beside.deliveredAfter,
                    alone.deliveredAfter,
                    balance));
            return balance.isEven();
        }
    }

    /** @param deliveredAfter milliseconds from the receipt to the delivery, on average over the nine */
    private record Nine(double perSecond, Latencies latencies, double deliveredAfter) {}

    private static Nine others(Bench bench, Size size) {
        String since = bench.ask("SELECT clock_timestamp()");
        long begun = System.nanoTime();
        Latencies latencies = bench.load(size.connections(), Ten.others()).closedLoop(size.window(), Integer.MAX_VALUE);
        double perSecond = latencies.count() / ((System.nanoTime() - begun) / 1e9);
        String nine = "FROM delivery d JOIN submission s ON s.id = d.submission_id WHERE s.received_at > '" + since
                + "' AND d.target <> '" + Ten.name(0) + "'";
        Waiting.until(
                () -> bench.ask("SELECT count(*) " + nine + " AND d.state IN ('chained', 'due', 'claimed')"), "0");
        String average = bench.ask("SELECT 1000 * avg(extract(epoch FROM d.delivered_at - s.received_at)) " + nine);
        return new Nine(perSecond, latencies, Double.parseDouble(average));
    }

    static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
