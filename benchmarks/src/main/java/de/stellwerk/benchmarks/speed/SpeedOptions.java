package de.stellwerk.benchmarks.speed;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the command line says.
 *
 * @param mode what is measured
 * @param warmUp before the first repeat; ends earlier when enough was sent
 * @param window how long the portals of one repeat send
 * @param connections of the portals
 * @param reference how long R1 is measured, after a warm-up of a third of that
 * @param output gets the results
 * @param profile whether the hub's flight recorder runs
 * @param scale which scale run; empty: none
 * @param number how large the scale run is; 0: as large as it is owed
 * @param jvm options of the hub's JVM
 */
public record SpeedOptions(
        Mode mode,
        Duration warmUp,
        Duration window,
        int repeats,
        int connections,
        Duration reference,
        Path output,
        boolean profile,
        String scale,
        int number,
        List<String> jvm) {

    /** What is measured. */
    public enum Mode {
        HELP,
        SMOKE,
        FULL,
        START_UP,
        SCALE;

        private String option() {
            return "--" + name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** The names of the scale runs. */
    public static final List<String> SCALES =
            List.of("backlog", "replay", "attachment", "slow-target", "flood", "catalogue");

    /** What there is to ask for. */
    public static final String USAGE = """
            benchmarks/speed [--smoke | --start-up | --scale <run>] [option …]
              Measures the packaged hub (app/target/stellwerk) between an external PostgreSQL and an external broker.
              --smoke               shows in a minute that everything works; its figures say nothing
              --start-up            how long an installation with class data sharing takes until it is ready
              --scale <run>         backlog, replay, attachment, slow-target, flood or catalogue
              --number <n>          a scale run smaller than it is owed
              --warm-up <time>      (60s, or 150,000 submissions)
              --window <time>       how long the portals of one repeat send (60s)
              --repeats <n>         (5)
              --connections <n>     of the portals, keep-alive (32)
              --reference <time>    how long the broker alone is measured in each repeat (15s)
              --output <folder>     gets raw.jsonl, table.md and logs (benchmarks/target/speed/<time>)
              --profile             says where the time of hub and PostgreSQL goes; costs some of it
              --jvm "<options>"     of the hub's JVM (-Xmx1g)
              --help                this text
            Times are like 500ms, 60s or 2m. Exit codes: 0 measured, 1 a book does not balance or a floor is missed, 2 not understood.""";

    /** A command line that is not understood; the message says why. */
    public static final class NotUnderstood extends RuntimeException {
        private static final long serialVersionUID = 1;

        NotUnderstood(String message) {
            super(message);
        }
    }

    private static final Pattern TIME = Pattern.compile("(\\d{1,6})(ms|s|m)");

    private static final Set<String> ALONE = Set.of("--help", "--smoke", "--start-up", "--profile");
    private static final Set<String> WITH_VALUE = Set.of(
            "--scale",
            "--number",
            "--warm-up",
            "--window",
            "--repeats",
            "--connections",
            "--reference",
            "--output",
            "--jvm");

    /** @throws NotUnderstood naming the first thing that is wrong */
    public static SpeedOptions of(Path output, String... arguments) {
        Map<String, String> given = given(arguments);
        boolean smoke = given.containsKey("--smoke");
        return new SpeedOptions(
                mode(given),
                time(given, "--warm-up", smoke ? "4s" : "60s"),
                time(given, "--window", smoke ? "4s" : "60s"),
                whole(given, "--repeats", smoke ? "1" : "5"),
                whole(given, "--connections", smoke ? "8" : "32"),
                time(given, "--reference", smoke ? "3s" : "15s"),
                Path.of(given.getOrDefault("--output", output.toString())).toAbsolutePath(),
                given.containsKey("--profile"),
                scale(given),
                given.containsKey("--number") ? whole(given, "--number", "1") : 0,
                List.of(given.getOrDefault("--jvm", "-Xmx1g").strip().split("\\s+")));
    }

    private static Map<String, String> given(String... arguments) {
        Map<String, String> given = new HashMap<>();
        Iterator<String> rest = List.of(arguments).iterator();
        while (rest.hasNext()) {
            String name = rest.next();
            if (ALONE.contains(name)) {
                given.put(name, "");
            } else if (!WITH_VALUE.contains(name)) {
                throw new NotUnderstood("unknown option " + name);
            } else if (!rest.hasNext()) {
                throw new NotUnderstood(name + ": no value");
            } else {
                given.put(name, rest.next());
            }
        }
        return given;
    }

    private static Mode mode(Map<String, String> given) {
        if (given.containsKey("--help")) {
            return Mode.HELP;
        }
        List<Mode> wanted = Stream.of(Mode.SMOKE, Mode.START_UP, Mode.SCALE)
                .filter(mode -> given.containsKey(mode.option()))
                .toList();
        if (wanted.size() > 1) {
            throw new NotUnderstood(
                    wanted.get(0).option() + " and " + wanted.get(1).option() + " are two things");
        }
        return wanted.isEmpty() ? Mode.FULL : wanted.get(0);
    }

    private static String scale(Map<String, String> given) {
        String run = given.getOrDefault("--scale", "");
        if (!run.isEmpty() && !SCALES.contains(run)) {
            throw new NotUnderstood("--scale: there is no run " + run + ", only " + String.join(", ", SCALES));
        }
        return run;
    }

    private static int whole(Map<String, String> given, String name, String fallback) {
        String value = given.getOrDefault(name, fallback);
        if (!value.matches("[1-9]\\d{0,7}")) {
            throw new NotUnderstood(name + ": not a whole number from 1: " + value);
        }
        return Integer.parseInt(value);
    }

    private static Duration time(Map<String, String> given, String name, String fallback) {
        String value = given.getOrDefault(name, fallback);
        Matcher time = TIME.matcher(value);
        if (!time.matches()) {
            throw new NotUnderstood(name + ": not a time like 500ms, 60s or 2m: " + value);
        }
        long number = Long.parseLong(time.group(1));
        return switch (time.group(2)) {
            case "ms" -> Duration.ofMillis(number);
            case "s" -> Duration.ofSeconds(number);
            default -> Duration.ofMinutes(number);
        };
    }
}
