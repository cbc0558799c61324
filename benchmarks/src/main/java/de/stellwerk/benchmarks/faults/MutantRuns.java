package de.stellwerk.benchmarks.faults;

import de.stellwerk.benchmarks.faults.mutants.Mutant;
import de.stellwerk.benchmarks.faults.outside.Figure;
import de.stellwerk.benchmarks.processes.Project;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Plants one defect after the other and says by which figure each is found. */
record MutantRuns(Options options, Project project, Path folder, PrintStream out) {

    private static final double PER_SECOND = 12;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Whether all of them are found. */
    boolean run() throws Usage.Wrong, IOException, InterruptedException {
        List<String> lines = new ArrayList<>();
        boolean all = true;
        for (Mutant mutant : chosen()) {
            out.println("planted: " + mutant.word());
            Run run = new Run(
                    project,
                    Files.createDirectories(folder.resolve(mutant.word())),
                    options.seed(),
                    false,
                    options.previous(),
                    PATIENCE,
                    out);
            Run.Result result = run.with(mutant, PER_SECOND);
            boolean caught = isCaught(mutant, result);
            all &= caught;
            lines.add("| %s | %s | %s |".formatted(mutant.word(), caught ? "caught" : "NOT CAUGHT", shown(result)));
            out.println(mutant.word() + (caught ? " caught: " : " NOT CAUGHT: ") + shown(result));
        }
        write(lines);
        return all;
    }

    /** By one of the figures that it must show in, not by any: a bench that always complains finds nothing either. */
    private static boolean isCaught(Mutant mutant, Run.Result result) {
        return mutant.figures().isEmpty()
                ? !result.survived()
                : mutant.figures().stream().anyMatch(figure -> result.figures().of(figure) > 0);
    }

    private static String shown(Run.Result result) {
        String figures = Stream.of(Figure.values())
                .filter(figure -> result.figures().of(figure) > 0)
                .map(figure -> figure + " " + result.figures().of(figure))
                .collect(Collectors.joining(", "));
        String failures = result.struck().stream()
                .filter(each -> each.outcome() == Struck.Outcome.FAILED)
                .map(Struck::note)
                .collect(Collectors.joining(", "));
        return Stream.of(figures, failures).filter(text -> !text.isEmpty()).collect(Collectors.joining("; "));
    }

    private List<Mutant> chosen() throws Usage.Wrong {
        List<String> known = Stream.of(Mutant.values()).map(Mutant::word).toList();
        for (String word : options.only()) {
            if (!known.contains(word)) {
                throw new Usage.Wrong("unknown mutant " + word);
            }
        }
        return Stream.of(Mutant.values())
                .filter(mutant -> options.only().isEmpty() || options.only().contains(mutant.word()))
                .toList();
    }

    private void write(List<String> lines) throws IOException {
        String head = "# Mutants\n\nSeed %d. Again: `%s`\n\n| planted defect | outcome | shows in |\n|---|---|---|\n"
                .formatted(options.seed(), options.command());
        Files.writeString(folder.resolve("report.md"), head + String.join("\n", lines) + "\n");
        out.println("report: " + folder.resolve("report.md"));
    }
}
