package de.stellwerk.benchmarks.speed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes what was measured: {@code raw.jsonl}, one line for each repeat as soon as it is known, {@code table.md}, and the line that
 * others read.
 */
record Report(Path folder) {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** A row of the table. */
    private record Row(String name, int decimals, ToDoubleFunction<Figures> figure) {

        String of(List<Figures> repeats) {
            Figures.Spread spread = Figures.spread(repeats, figure);
            return Stream.of(spread.median(), spread.least(), spread.most())
                    .map(value -> String.format(Locale.ROOT, "%." + decimals + "f", value))
                    .collect(Collectors.joining(" | ", "| " + name + " | ", " |\n"));
        }
    }

    private static final List<Row> ROWS = List.of(
            new Row("own CPU per submission, µs", 0, one -> one.cpu().sum()),
            new Row("– hub", 0, one -> one.cpu().hub()),
            new Row("– PostgreSQL", 0, one -> one.cpu().postgres()),
            new Row("– broker", 0, one -> one.cpu().broker()),
            new Row("– sink and generator", 0, one -> one.cpu().harness()),
            new Row("flushes per submission", 3, Figures::flushes),
            new Row("– PostgreSQL", 3, Figures::walFlushes),
            new Row("– broker", 3, Figures::brokerFlushes),
            new Row("done/s", 0, Figures::perSecond),
            new Row("done/s ÷ R1", 3, Figures::overR1),
            new Row("accept p50 closed loop, ms", 1, Figures::p50),
            new Row("accept p95 closed loop, ms", 1, Figures::p95),
            new Row("accept p99 closed loop, ms", 1, Figures::p99),
            new Row("accept p50 open loop at half capacity, ms", 1, Figures::openP50),
            new Row("accept p99 open loop at half capacity, ms", 1, Figures::openP99),
            new Row("R0: fdatasync of 4 KiB, /s", 0, Figures::r0),
            new Row("R1: persistent messages of 6 KiB through the broker alone, /s", 0, Figures::r1));

    void note(Figures repeat) throws IOException {
        Files.writeString(
                folder.resolve("raw.jsonl"),
                JSON.writeValueAsString(repeat) + "\n",
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }

    /** Writes the table; returns it. */
    String table(List<Figures> repeats) throws IOException {
        String table = "| figure | median | least | most |\n|---|---|---|---|\n"
                + ROWS.stream().map(row -> row.of(repeats)).collect(Collectors.joining());
        Files.writeString(folder.resolve("table.md"), table);
        return table;
    }

    /** The medians in one line. */
    static String line(List<Figures> repeats) {
        return String.format(
                Locale.ROOT,
                "cpu_us=%.0f flush=%.3f done/R1=%.3f accept_p99_ms=%.0f done/s=%.0f R0=%.0f R1=%.0f",
                median(repeats, one -> one.cpu().sum()),
                median(repeats, Figures::flushes),
                median(repeats, Figures::overR1),
                Math.ceil(median(repeats, Figures::openP99)),
                median(repeats, Figures::perSecond),
                median(repeats, Figures::r0),
                median(repeats, Figures::r1));
    }

    private static double median(List<Figures> repeats, ToDoubleFunction<Figures> figure) {
        return Figures.spread(repeats, figure).median();
    }
}
