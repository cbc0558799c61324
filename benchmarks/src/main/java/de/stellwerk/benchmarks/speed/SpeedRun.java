package de.stellwerk.benchmarks.speed;

import de.stellwerk.benchmarks.processes.PortOwner;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The benchmark: warm up, then repeat references, closed loop and open loop on the same processes. */
public final class SpeedRun {

    private static final int ENOUGH_TO_WARM_UP = 150_000;
    private static final int CAPACITY = 8_000_000;
    private static final Duration OF_R0 = Duration.ofSeconds(2);

    private final SpeedOptions options;
    private final PrintStream out;
    private final Report report;

    public SpeedRun(SpeedOptions options, PrintStream out) {
        this.options = options;
        this.out = out;
        this.report = new Report(options.output());
    }

    /** Portals, tenant and target of the benchmark. */
    static void layOut(Catalogue catalogue, Sink sink) throws IOException {
        catalogue
                .portal("json", "stellwerk-json", Catalogue.KEY + "-json", 1_000_000)
                .portal("xml", "xoev", Catalogue.KEY + "-xml", 1_000_000)
                .tenant("benchmark", Form.AREA, "benchmark")
                .target("benchmark", sink.address(), 64);
    }

    static List<Form> forms() {
        return List.of(Form.json(Form.AREA, Catalogue.KEY + "-json"), Form.xml(Form.AREA, Catalogue.KEY + "-xml"));
    }

    /** @return whether everything balanced in every repeat */
    public boolean run() throws IOException {
        List<Figures> repeats = new ArrayList<>();
        List<String> jvm = new ArrayList<>(options.jvm());
        List<String> postgres = new ArrayList<>();
        if (options.profile()) {
            jvm.addAll(Profile.options(options.output()));
            postgres.addAll(Statements.SETTINGS);
        }
        try (Bench bench = Bench.start(options.output(), CAPACITY, jvm, postgres, SpeedRun::layOut)) {
            out.println("ready: hub " + bench.hub().pid() + " at " + bench.hub().address());
            warmUp(bench);
            for (int repeat = 1; repeat <= options.repeats(); repeat++) {
                Figures figures = repeat(bench, repeat);
                repeats.add(figures);
                report.note(figures);
                out.println("repeat " + repeat + ": " + Report.line(List.of(figures)) + " " + figures.balance());
            }
            bench.hub().stop();
            if (options.profile()) {
                out.println(Statements.of(bench));
            }
            bench.close();
            bench.removeData();
        }
        if (options.profile()) {
            out.println(Profile.of(options.output()));
        }
        out.println(report.table(repeats));
        out.println(Report.line(repeats));
        return repeats.stream().allMatch(one -> one.balance().isEven() && one.done() > 0);
    }

    private void warmUp(Bench bench) {
        PortOwner.require(bench.hub().pid(), bench.hub().address().getPort());
        load(bench).closedLoop(options.warmUp(), ENOUGH_TO_WARM_UP);
        bench.drain();
        out.println("warm: " + bench.book().acknowledged() + " submissions");
    }

    private Load load(Bench bench) {
        return bench.load(options.connections(), forms());
    }

    private Figures repeat(Bench bench, int repeat) throws IOException {
        double r0 = DiskReference.perSecond(bench.folder(), OF_R0);
        double r1 =
                BrokerReference.perSecond(bench.artemis(), options.reference().dividedBy(3), options.reference());
        int first = bench.book().begun();
        Instant begun = Instant.now();
        long nanos = System.nanoTime();
        long wal = bench.postgres().flushes();
        Cost before = bench.cost();
        Latencies closed = load(bench).closedLoop(options.window(), Integer.MAX_VALUE);
        bench.drain();
        Cost cost = bench.cost().since(before);
        Instant ended = Instant.now();
        double seconds = (bench.book().lastSeen() - nanos) / 1e9;
        long brokerFlushes = bench.artemis().flushes(begun, ended);
        long walFlushes = bench.postgres().flushes() - wal;
        int done = bench.balance(first).done();
        Latencies open = load(bench).openLoop(options.window().dividedBy(2), Math.max(1, done / seconds / 2));
        bench.drain();
        requireFlushes(walFlushes);
        return new Figures(
                repeat,
                seconds,
                done,
                cost.perOne(Math.max(1, done)),
                walFlushes / (double) Math.max(1, done),
                brokerFlushes / (double) Math.max(1, done),
                closed.millis(0.5),
                closed.millis(0.95),
                closed.millis(0.99),
                open.millis(0.5),
                open.millis(0.99),
                r0,
                r1,
                bench.balance(first));
    }

    private static void requireFlushes(long flushes) {
        if (flushes <= 0) {
            throw new IllegalStateException("PostgreSQL forced nothing to the disk: what was measured is not durable");
        }
    }
}
