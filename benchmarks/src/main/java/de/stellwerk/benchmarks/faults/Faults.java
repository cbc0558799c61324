package de.stellwerk.benchmarks.faults;

import de.stellwerk.benchmarks.faults.kinds.AllFaults;
import de.stellwerk.benchmarks.faults.kinds.Fault;
import de.stellwerk.benchmarks.faults.mutants.Mutant;
import de.stellwerk.benchmarks.processes.Project;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;

/** The command {@code benchmarks/faults}, as {@link Usage} explains it. */
public final class Faults {

    private static final int GOOD = 0;
    private static final int BAD = 1;
    private static final int MISUSED = 2;

    private static final int SMOKE_FAULTS = 6;
    private static final int GATE_FAULTS = 60;
    private static final int GATE_SUBMISSIONS = 20_000;
    private static final double SMOKE_PER_SECOND = 8;
    private static final double GATE_PER_SECOND = 25;
    private static final Duration SMOKE_TIME = Duration.ofMinutes(2);
    private static final Duration SMOKE_PATIENCE = Duration.ofMinutes(3);
    private static final Duration GATE_PATIENCE = Duration.ofMinutes(15);

    private final Options options;
    private final PrintStream out;
    private final Project project = Project.ofTheseClasses();

    private Faults(Options options, PrintStream out) {
        this.options = options;
        this.out = out;
    }

    /** Ends the JVM with the exit code. */
    public static void main(String... arguments) throws Exception {
        System.exit(run(System.out, System.err, arguments));
    }

    static int run(PrintStream out, PrintStream err, String... arguments) throws Exception {
        try {
            return new Faults(Options.of(arguments), out).run();
        } catch (Usage.Wrong wrong) {
            err.println(wrong.getMessage() + "; --help says what there is");
            return MISUSED;
        }
    }

    private int run() throws Usage.Wrong, IOException, InterruptedException {
        return switch (options.mode()) {
            case HELP -> say(Usage.TEXT);
            case LIST -> say(String.join("\n", words()));
            case MUTANTS -> new MutantRuns(options, project, folder(), out).run() ? GOOD : BAD;
            case SMOKE ->
                strike(Schedule.once(chosen(AllFaults.few(random()))).within(SMOKE_TIME, SMOKE_FAULTS), SMOKE_FAULTS);
            case GATE -> strike(gate(), GATE_FAULTS);
            case SOAK -> strike(Schedule.lasting(options.lasting(), chosen(AllFaults.all()), random()), 1);
        };
    }

    private int say(String text) {
        out.println(text.stripTrailing());
        return GOOD;
    }

    private static List<String> words() {
        return Stream.concat(
                        AllFaults.all().stream().map(Fault::word),
                        Stream.of(Mutant.values()).map(Mutant::word))
                .toList();
    }

    private Schedule gate() throws Usage.Wrong {
        List<Fault> faults = chosen(AllFaults.all());
        return options.only().isEmpty()
                ? Schedule.until(
                        soFar -> soFar.bitten() >= GATE_FAULTS && soFar.acknowledged() >= GATE_SUBMISSIONS,
                        faults,
                        random())
                : Schedule.once(faults);
    }

    private List<Fault> chosen(List<Fault> otherwise) throws Usage.Wrong {
        if (options.only().isEmpty()) {
            return otherwise;
        }
        List<Fault> all = AllFaults.all();
        for (String word : options.only()) {
            if (all.stream().noneMatch(fault -> fault.word().equals(word))) {
                throw new Usage.Wrong("unknown fault " + word);
            }
        }
        return options.only().stream()
                .flatMap(word -> all.stream().filter(fault -> fault.word().equals(word)))
                .toList();
    }

    private Random random() {
        return new Random(options.seed());
    }

    private int strike(Schedule schedule, int wanted) throws IOException, InterruptedException {
        boolean smoke = options.mode() == Options.Mode.SMOKE;
        Path folder = folder();
        Instant begun = Instant.now();
        boolean smallDisks = !smoke || options.only().stream().anyMatch(word -> word.endsWith("-disk-full"));
        Run run = new Run(
                project,
                folder,
                options.seed(),
                smallDisks,
                options.previous(),
                smoke ? SMOKE_PATIENCE : GATE_PATIENCE,
                out);
        Run.Result result = run.under(schedule, smoke ? SMOKE_PER_SECOND : GATE_PER_SECOND);
        new Report(options.command(), options.seed(), begun, Instant.now(), result.struck(), result.figures())
                .write(folder);
        out.println("report: " + folder.resolve("report.md"));
        out.println(result.figures().line());
        return result.isGood(options.only().isEmpty() ? wanted : options.only().size()) ? GOOD : BAD;
    }

    private Path folder() throws IOException {
        String name = options.mode().name().toLowerCase(Locale.ROOT) + "-"
                + Instant.now().toString().replaceAll("\\..*", "").replaceAll("[-:]", "");
        return Files.createDirectories(options.output()
                        .orElse(project.workplace().resolve("faults").resolve(name)))
                .toRealPath();
    }
}
