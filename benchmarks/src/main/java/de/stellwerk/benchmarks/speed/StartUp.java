package de.stellwerk.benchmarks.speed;

import de.stellwerk.benchmarks.processes.Artemis;
import de.stellwerk.benchmarks.processes.ClassArchive;
import de.stellwerk.benchmarks.processes.Hub;
import de.stellwerk.benchmarks.processes.Postgres;
import de.stellwerk.benchmarks.processes.Project;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * How long the packaged hub takes from its process's start until it is ready, with class data sharing, external PostgreSQL and broker,
 * the schema there, the shipped catalogue. A training run before, that becomes ready and ends, tells what
 * goes into the archive.
 */
public final class StartUp {

    /** The training run is slow on purpose, and a start that misses the floor is a figure, too. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /** What the shipped targets name as secrets. */
    private static final List<String> SECRETS = List.of(
            "citko-kreis-soest",
            "dms-kreis-mettmann",
            "dms-kreis-soest",
            "epaybl-kreis-soest",
            "xbezahldienste-kreis-mettmann",
            "xbezahldienste-stadt-dortmund");

    private final Path folder;
    private final List<String> jvm;
    private final int repeats;

    /** @param folder gets logs, data and the archive */
    public StartUp(Path folder, List<String> jvm, int repeats) {
        this.folder = folder;
        this.jvm = jvm;
        this.repeats = repeats;
    }

    /** Prints each start, and the medians in one line; returns whether the floor is kept. */
    public boolean run(PrintStream out) throws IOException {
        Project project = Project.ofTheseClasses();
        List<String> options = new ArrayList<>(jvm);
        options.add("-DSTELLWERK_DEMO_SECRETS=" + secrets());
        options.add("-DSTELLWERK_DEMO_DROP=" + folder.resolve("drop"));
        try (Postgres postgres = Postgres.create(project, folder.resolve("postgres"));
                Artemis artemis = Artemis.create(project, folder.resolve("artemis"))) {
            List<String> settings = settings(project, postgres, artemis);
            ClassArchive archive = new ClassArchive(folder);
            start(project, "training", with(options, archive.training()), settings);
            archive.make(project.installation());
            double[] plain = starts(project, "plain", options, settings, out);
            double[] shared = starts(project, "shared", with(options, archive.using()), settings, out);
            double floor = archive.isCache() ? 6 : 12;
            out.println(String.format(
                    Locale.ROOT,
                    "start_up_s=%.1f least=%.1f most=%.1f without_archive_s=%.1f java=%d archive_mb=%d",
                    Figures.median(shared),
                    Arrays.stream(shared).min().orElseThrow(),
                    Arrays.stream(shared).max().orElseThrow(),
                    Figures.median(plain),
                    Runtime.version().feature(),
                    Files.size(archive.file()) >> 20));
            return Figures.median(shared) <= floor;
        }
    }

    private double[] starts(Project project, String name, List<String> options, List<String> settings, PrintStream out)
            throws IOException {
        double[] seconds = new double[repeats];
        for (int i = 0; i < repeats; i++) {
            seconds[i] = start(project, name, options, settings);
            out.println(String.format(Locale.ROOT, "%s: %.1f s", name, seconds[i]));
        }
        return seconds;
    }

    private double start(Project project, String name, List<String> options, List<String> settings) throws IOException {
        try (Hub hub = new Hub(project.installation(), folder.resolve(name), options, settings)) {
            double seconds = hub.start(PATIENCE).toMillis() / 1000.0;
            hub.stop(PATIENCE);
            return seconds;
        }
    }

    private static List<String> with(List<String> options, List<String> more) {
        return Stream.of(options, more).flatMap(List::stream).toList();
    }

    private Path secrets() throws IOException {
        Path secrets = Files.createDirectories(folder.resolve("secrets"));
        for (String name : SECRETS) {
            Files.writeString(secrets.resolve(name), "invented");
        }
        return secrets;
    }

    private List<String> settings(Project project, Postgres postgres, Artemis artemis) {
        return Stream.of(
                        postgres.hubSettings(),
                        artemis.hubSettings(),
                        List.of(
                                "--stellwerk.catalog.folder="
                                        + project.installation().resolve("catalog"),
                                "--stellwerk.data-directory=" + folder.resolve("hub/data"),
                                "--stellwerk.ledger.master-key=" + folder.resolve("hub/master.key")))
                .flatMap(List::stream)
                .toList();
    }
}
