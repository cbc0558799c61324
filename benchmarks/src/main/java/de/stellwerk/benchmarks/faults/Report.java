package de.stellwerk.benchmarks.faults;

import de.stellwerk.benchmarks.faults.outside.Figure;
import de.stellwerk.benchmarks.faults.outside.Figures;
import de.stellwerk.benchmarks.faults.outside.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * One page about one run, beside its ledgers.
 *
 * @param command what repeats it
 */
record Report(String command, long seed, Instant begun, Instant ended, List<Struck> struck, Figures figures) {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final int MOST_FINDINGS = 50;

    void write(Path folder) throws IOException {
        Files.writeString(folder.resolve("report.md"), text());
    }

    private String text() {
        return """
                # Faults

                %s, seed %d, %s UTC, %d s. Again: `%s`

                `%s`

                ## Figures

                | figure | count |
                |---|---|
                %s| UNACCOUNTED | %d |

                %s## Faults

                In flight: submissions sent and not yet at all their targets when it struck; for a target's misbehaviour the requests
                that it hit. Ready: how long after the fault was over until both hubs, database and broker worked again by themselves.

                | time | fault | outcome | in flight | ready after |
                |---|---|---|---|---|
                %s
                Beside this page: the ledgers of portal, targets, payment services and operator (`*.jsonl`) and the logs of all processes.
                """.formatted(
                        figures.isClean() ? "All figures are zero" : "NOT all figures are zero",
                        seed,
                        DateTimeFormatter.ISO_INSTANT.format(begun),
                        Duration.between(begun, ended).toSeconds(),
                        command,
                        figures.line(),
                        counts(),
                        figures.unaccounted(),
                        findings(),
                        faults());
    }

    private String counts() {
        return lines(Stream.of(Figure.values()).map(figure -> "| %s | %d |".formatted(figure, figures.of(figure))));
    }

    private String findings() {
        if (figures.findings().isEmpty()) {
            return "";
        }
        return "## Findings\n\n"
                + lines(figures.findings().stream()
                        .limit(MOST_FINDINGS)
                        .map(Finding::toString)
                        .map("* "::concat))
                + "\n";
    }

    private String faults() {
        return lines(struck.stream().map(one -> "| %s | %s | %s | %s | %s |"
                .formatted(
                        TIME.format(one.at()),
                        one.fault(),
                        one.outcome().name().toLowerCase(Locale.ROOT)
                                + (one.note().isEmpty() ? "" : ": " + one.note().replace('|', '/')),
                        one.hit() == 0 ? "" : one.hit(),
                        one.ready().isZero()
                                ? ""
                                : "%.1f s".formatted(one.ready().toMillis() / 1000.0))));
    }

    private static String lines(Stream<String> lines) {
        return lines.map(line -> line + "\n").reduce("", String::concat);
    }
}
