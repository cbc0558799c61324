package de.stellwerk.benchmarks;

import de.stellwerk.benchmarks.processes.Project;
import de.stellwerk.benchmarks.scale.ScaleRuns;
import de.stellwerk.benchmarks.speed.SpeedOptions;
import de.stellwerk.benchmarks.speed.SpeedRun;
import de.stellwerk.benchmarks.speed.StartUp;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;

/** {@code benchmarks/speed}. Exit codes: 0 measured, 1 a book does not balance or a floor is missed, 2 not understood. */
public final class Speed {

    private static final int NOT_UNDERSTOOD = 2;

    private Speed() {}

    /** Whatever happens, it ends here, and with it every process that it started. */
    public static void main(String... arguments) {
        int exitCode = 1;
        try {
            exitCode = run(System.out, System.err, arguments);
        } catch (IOException | RuntimeException e) {
            e.printStackTrace(System.err);
        }
        System.exit(exitCode);
    }

    private static int run(PrintStream out, PrintStream err, String... arguments) throws IOException {
        SpeedOptions options;
        try {
            options = SpeedOptions.of(output(), arguments);
        } catch (SpeedOptions.NotUnderstood e) {
            err.println(e.getMessage() + "; benchmarks/speed --help tells what there is");
            return NOT_UNDERSTOOD;
        }
        if (options.mode() == SpeedOptions.Mode.HELP) {
            out.println(SpeedOptions.USAGE);
            return 0;
        }
        Files.createDirectories(options.output());
        return measure(options, out) ? 0 : 1;
    }

    private static boolean measure(SpeedOptions options, PrintStream out) throws IOException {
        return switch (options.mode()) {
            case SMOKE, FULL -> new SpeedRun(options, out).run();
            case START_UP -> new StartUp(options.output(), options.jvm(), options.repeats()).run(out);
            case SCALE -> ScaleRuns.named(options.scale()).run(ScaleRuns.sized(options), out);
            case HELP -> true;
        };
    }

    private static Path output() throws IOException {
        String now = LocalDateTime.now().format(DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HHmmss"));
        return Project.ofTheseClasses().workplace().resolve("speed").resolve(now);
    }
}
