package de.stellwerk.benchmarks.scale;

import de.stellwerk.benchmarks.speed.Balance;
import de.stellwerk.benchmarks.speed.Bench;
import de.stellwerk.benchmarks.speed.Sink;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;

/** A hundred thousand dead letters, replayed by one order: the first goes at once, all go nearly as fast as live traffic. */
final class Replay implements ScaleRun {

    private static final int OWED = 100_000;
    private static final String ORDER =
            "{\"filter\": {\"target\": \"" + Places.STOCK + "\"}, \"mode\": \"resume\", \"reason\": \"Messung\"}";

    @Override
    public boolean run(Size size, PrintStream out) throws IOException {
        int number = size.or(OWED);
        try (Bench bench = Bench.start(size.folder(), 4_000_000, size.jvm(), Places::layOut)) {
            bench.sink().behave(Sink.refusing(Places.STOCK));
            bench.load(size.connections(), List.of(Places.stock())).closedLoop(Duration.ofHours(1), number);
            Waiting.until(() -> bench.ask("SELECT count(*) FROM delivery WHERE state IN ('due', 'claimed')"), "0");
            int dead = Integer.parseInt(bench.ask("SELECT count(*) FROM delivery WHERE state = 'dead'"));
            double live = liveRate(bench, size);
            bench.sink().behave(Sink.TAKES_EVERYTHING);
            int seen = bench.book().seen();
            long ordered = System.nanoTime();
            CompletableFuture<Void> order = CompletableFuture.runAsync(() -> replay(bench));
            Waiting.until(() -> bench.book().seen() > seen || order.isCompletedExceptionally());
            double first = (System.nanoTime() - ordered) / 1e9;
            order.join();
            bench.drain();
            double rate = dead / ((bench.book().lastSeen() - ordered) / 1e9);
            Balance balance = bench.balance(0);
            out.println(String.format(
                    Locale.ROOT,
                    "replay=%d first_s=%.2f rate=%.0f/s live=%.0f/s ratio=%.2f %s",
                    dead,
                    first,
                    rate,
                    live,
                    rate / live,
                    balance));
            return first <= 30 && rate >= live / 2 && balance.isEven();
        }
    }

    private static double liveRate(Bench bench, Size size) {
        int seen = bench.book().seen();
        long begun = System.nanoTime();
        bench.load(size.connections(), List.of(Places.live())).closedLoop(size.window(), Integer.MAX_VALUE);
        Places.awaitLive(bench);
        return (bench.book().seen() - seen) / ((bench.book().lastSeen() - begun) / 1e9);
    }

    private static void replay(Bench bench) {
        try {
            new Operations(bench.hub().address()).post("dead-letters/replay", ORDER);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
