package de.stellwerk.benchmarks.faults;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What is asked for on the command line, as {@link Usage} explains it.
 *
 * @param lasting how long a soak goes on
 * @param only names of faults; empty: what the mode says
 * @param previous the installation of another version
 */
record Options(
        Mode mode, Duration lasting, long seed, List<String> only, Optional<Path> previous, Optional<Path> output) {

    enum Mode {
        SMOKE,
        GATE,
        SOAK,
        MUTANTS,
        LIST,
        HELP
    }

    /** The command line that asks for the same again. */
    String command() {
        List<String> words =
                new ArrayList<>(List.of("benchmarks/faults", "--" + mode.name().toLowerCase(Locale.ROOT)));
        if (mode == Mode.SOAK) {
            words.add(String.valueOf(lasting.toSeconds() / 3600.0));
        }
        words.addAll(List.of("--seed", String.valueOf(seed)));
        if (!only.isEmpty()) {
            words.addAll(List.of("--only", String.join(",", only)));
        }
        previous.ifPresent(folder -> words.addAll(List.of("--previous", folder.toString())));
        return String.join(" ", words);
    }

    static Options of(String... arguments) throws Usage.Wrong {
        return new Reader(arguments).read();
    }

    private static final class Reader {
        private final Deque<String> left;
        private Mode mode;
        private Duration lasting = Duration.ZERO;
        private long seed =
                Long.parseLong(LocalDate.now(ZoneOffset.UTC).toString().replace("-", ""));
        private List<String> only = List.of();
        private Path previous;
        private Path output;

        Reader(String... arguments) {
            left = new ArrayDeque<>(List.of(arguments));
        }

        Options read() throws Usage.Wrong {
            while (!left.isEmpty()) {
                take(left.remove());
            }
            return new Options(
                    mode == null ? Mode.SMOKE : mode,
                    lasting,
                    seed,
                    only,
                    Optional.ofNullable(previous),
                    Optional.ofNullable(output));
        }

        private void take(String option) throws Usage.Wrong {
            switch (option) {
                case "--smoke" -> choose(Mode.SMOKE);
                case "--gate" -> choose(Mode.GATE);
                case "--mutants" -> choose(Mode.MUTANTS);
                case "--list" -> choose(Mode.LIST);
                case "--help" -> choose(Mode.HELP);
                case "--soak" -> {
                    choose(Mode.SOAK);
                    lasting = hours(value(option));
                }
                case "--seed" -> seed = number(option, value(option));
                case "--only" -> only = List.of(value(option).split(","));
                case "--previous" -> previous = Path.of(value(option)).toAbsolutePath();
                case "--output" -> output = Path.of(value(option)).toAbsolutePath();
                default -> throw new Usage.Wrong("unknown option " + option);
            }
        }

        private void choose(Mode chosen) throws Usage.Wrong {
            if (mode != null && mode != chosen && chosen != Mode.HELP) {
                throw new Usage.Wrong("one of --smoke, --gate, --soak, --mutants and --list at a time");
            }
            mode = chosen;
        }

        private String value(String option) throws Usage.Wrong {
            if (left.isEmpty() || left.peek().startsWith("--")) {
                throw new Usage.Wrong(option + " needs a value");
            }
            return left.remove();
        }

        private static long number(String option, String text) throws Usage.Wrong {
            try {
                return Long.parseLong(text);
            } catch (NumberFormatException e) {
                throw new Usage.Wrong(option + " needs a whole number, not " + text);
            }
        }

        private static Duration hours(String text) throws Usage.Wrong {
            try {
                Duration asked = Duration.ofSeconds(Math.round(Double.parseDouble(text) * 3600));
                if (asked.isNegative() || asked.isZero()) {
                    throw new Usage.Wrong("--soak needs more than 0 hours");
                }
                return asked;
            } catch (NumberFormatException e) {
                throw new Usage.Wrong("--soak needs a number of hours, not " + text);
            }
        }
    }
}
