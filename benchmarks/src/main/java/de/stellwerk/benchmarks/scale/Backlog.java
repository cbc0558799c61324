package de.stellwerk.benchmarks.scale;

import de.stellwerk.benchmarks.speed.Bench;
import de.stellwerk.benchmarks.speed.Book;
import de.stellwerk.benchmarks.speed.Latencies;
import de.stellwerk.benchmarks.speed.Load;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** A million due deliveries of a target that was paused: accepting, searching and starting must hardly notice. */
final class Backlog implements ScaleRun {

    private static final int OWED = 1_000_000;
    private static final int CAPACITY = 2_000_000;

    @Override
    public boolean run(Size size, PrintStream out) throws IOException {
        try (Bench bench = Bench.start(size.folder(), CAPACITY, size.jvm(), Places::layOut)) {
            Operations operations = new Operations(bench.hub().address());
            Load load = bench.load(size.connections(), List.of(Places.live()));
            load.closedLoop(size.window(), Integer.MAX_VALUE);
            bench.drain();
            double before = p95(bench, load, size);
            String template = template(bench, operations);
            bench.hub().stop();
            new Copies(bench).write(template, size.or(OWED));
            double restart = bench.hub().start(Duration.ofMinutes(10)).toMillis() / 1000.0;
            double after = p95(bench, load, size);
            double search = Stream.of(
                            "submissions?key=" + Book.reference(bench.book().begun() - 1), "targets", "dead-letters")
                    .mapToDouble(path -> seconds(operations, path))
                    .max()
                    .orElseThrow();
            double reconciliation = operations.seconds("reconciliation");
            String due = bench.ask("SELECT count(*) FROM delivery WHERE state = 'due'");
            out.println(String.format(
                    Locale.ROOT,
                    "backlog=%s accept_p95_ms=%.1f without_ms=%.1f ratio=%.2f search_s=%.2f reconciliation_s=%.2f restart_s=%.1f",
                    due,
                    after,
                    before,
                    after / before,
                    search,
                    reconciliation,
                    restart));
            return after < 3 * before && search < 3 && restart < 300;
        }
    }

    private static double p95(Bench bench, Load load, Size size) {
        Latencies closed = load.closedLoop(size.window(), Integer.MAX_VALUE);
        Places.awaitLive(bench);
        return closed.millis(0.95);
    }

    /** One submission whose delivery is due and stays so. */
    private static String template(Bench bench, Operations operations) throws IOException {
        operations.post("targets/" + Places.STOCK + "/pause", "{\"reason\": \"Messung\"}");
        bench.load(1, List.of(Places.stock())).openLoop(Duration.ofSeconds(1), 1);
        return bench.ask("SELECT submission_id FROM delivery WHERE target = '" + Places.STOCK + "'");
    }

    private static double seconds(Operations operations, String path) {
        try {
            return operations.seconds(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
